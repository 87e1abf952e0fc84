"""A line of the sheet, checked: when it applies, the row it reads, and its formula as steps in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from quittance.core.tariff.scope import Scope
from quittance.core.tariff.table import RowRead
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.exact import Exact
from quittance.kernel.finding import Place

# A gate is a yes/no node, a step changes the running value; both are the dataclasses of `features`.
Gate = Any
Step = Any


class Role(StrEnum):
    """What a line does: works something out, bills it, or takes it off."""

    MEASURE = "measure"
    CHARGE = "charge"
    DISCOUNT = "discount"


@dataclass(frozen=True, slots=True)
class Commercial:
    """What makes a charge due and who bears it; carried along, not calculated with (bearer shares
    excepted)."""

    trigger: str = ""
    reversed_by: tuple[str, ...] = ()
    recognised: str = ""
    bearer: tuple[tuple[str, Exact], ...] = (("", 1),)  # type: ignore[assignment]  # shares, sum exactly 1
    funder: str = ""
    claw_back: tuple[str, ...] = ()
    vat: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. Lines of equal `name` are alternatives and stand next to each other: the first that applies
    is the line.

    A line applies when all `gates` are yes. It is *absent* when no alternative applies, or when its whole
    basis is absent; it is *refused* when something it needs is refused or missing. `steps` run in order on a
    running value.
    """

    number: int  # 1-based place on the sheet
    name: str
    role: Role
    code: str
    scope: Scope
    price_date: str  # the date fact that selects edition, season, index, month
    type: ValueType
    gates: tuple[Gate, ...] = ()
    row: RowRead | None = None
    steps: tuple[Step, ...] = ()
    commercial: Commercial = field(default_factory=Commercial)
    provisional: str = ""  # window read before its period closes: "so far", "previous" or ""
    note: str = ""
    source: str = ""
    trust: str = ""
    place: Place | None = None
