"""The capacity in which an entity renders a service: whose revenue it is, and who the supplier is for tax."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quittance.core.contracts.reading import Table


class Capacity(StrEnum):
    """IFRS 15 B34-B38 tells principal from agent; an undisclosed agent supplies in its own name (Directive
    2006/112/EC, article 28), a disclosed one in that of another.
    """

    PRINCIPAL = "principal"
    UNDISCLOSED_AGENT = "undisclosed agent"
    DISCLOSED_AGENT = "disclosed agent"


@dataclass(frozen=True, slots=True)
class Service:
    """A service of the contract by name, such as `delivery`."""

    name: str
    capacity: Capacity


def read_services(table: Table | None) -> tuple[Service, ...]:
    """The services of `[terms.services]`: name = capacity."""
    if table is None:
        return ()
    said = [(name, table.word(name, tuple(Capacity))) for name in table.values]
    return tuple(Service(name, Capacity(word)) for name, word in said if word is not None)
