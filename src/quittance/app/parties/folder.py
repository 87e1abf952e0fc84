"""A folder with parties, as people keep it under version control."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from quittance.app.parties.models.party import ROLES
from quittance.kernel.refusal import Refusal

PARTIES = "parties.csv"


class PartiesUnreadable(Refusal):
    """A file of parties cannot be read as one."""

    code = "PARTIES_UNREADABLE"


@dataclass(frozen=True, slots=True)
class PartyFile:
    """A line of parties.csv."""

    code: str
    role: str
    legal_name: str
    country: str


def read_parties(folder: Path) -> list[PartyFile]:
    """The parties of `parties.csv`: code, role, legal_name, country; none where there is no such file.

    Refuses with `PartiesUnreadable`.
    """
    path = folder / PARTIES
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    parties = []
    for line, row in enumerate(rows, start=2):
        try:
            one = PartyFile(row["code"], row["role"], row["legal_name"], row["country"])
        except KeyError as missing:
            raise PartiesUnreadable(
                f"{path} has no column {missing.args[0]}.",
                "Its columns are code, role, legal_name, country.",
            ) from None
        if one.role not in ROLES:
            raise PartiesUnreadable(
                f"{path}:{line}: there is no role {one.role!r}.", f"Known: {', '.join(ROLES)}."
            )
        parties.append(one)
    return parties
