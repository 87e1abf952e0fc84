"""What a rating run works on."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from quittance.app.contracts.queries.in_force import ContractInForce
from quittance.core.contracts.terms.terms import Terms
from quittance.core.rating.reach import Reach, reach_of_all
from quittance.engines.charges.agreed import Agreed
from quittance.lake.read import Pinned
from quittance.lake.table import LakeTable
from quittance.lake.tables import TABLES
from quittance.lake.tables.records import DECISIONS, DECLARATION_ITEMS, EVENTS, MEASUREMENTS, MEMBERSHIPS

SUBJECT_TABLES: Mapping[str, LakeTable] = {table.subject: table for table in TABLES if table.subject}
"""Kind of subject → the table of its facts."""

READ = (*SUBJECT_TABLES.values(), EVENTS, DECISIONS, DECLARATION_ITEMS, MEASUREMENTS, MEMBERSHIPS)
"""What a run reads, charges aside."""


@dataclass(frozen=True, slots=True)
class Since:
    """What came since the last run: by kind of subject a SELECT of `subject_id`; a SELECT of memberships
    (`member`, `member_id`, `unit`, `unit_id`); the list it left, if any.
    """

    touched: Mapping[str, str]
    memberships: str
    unrated_file: Path | None


@dataclass(frozen=True)
class Month:
    """The month, the pinned tables by name, charges and shares so far, the contracts, the run's time and key.

    `only` names the contracts to rate by, none for all: all of them say whose a subject is. `since` limits
    the run to what has news; None looks at all. Periods that end on `closed_before` or later have not closed.
    """

    period: date
    facts: Mapping[str, Pinned]
    charged: Pinned
    allocated: Pinned
    contracts: Sequence[ContractInForce]
    terms: Mapping[str, Terms]
    only: Sequence[str]
    known_at: datetime
    run: str
    time_zone: str = "UTC"
    closed_before: date | None = None
    agreed: Sequence[Agreed] = ()
    since: Since | None = None
    kinds: Mapping[str, LakeTable] = field(init=False)

    def __post_init__(self) -> None:
        priced = {kind for one in self.contracts for kind in one.kinds}
        object.__setattr__(
            self, "kinds", {kind: table for kind, table in SUBJECT_TABLES.items() if kind in priced}
        )

    @cached_property
    def reaches(self) -> Mapping[str, Reach]:
        """Contract → the days that it makes a run read and judge."""
        return {contract.code: reach_of_all(contract.plans, self.period) for contract in self.contracts}

    def judging(self) -> list[ContractInForce]:
        """The contracts that the run judges."""
        return [one for one in self.contracts if one.code in self.only or not self.only]


def last_day(month: date) -> date:
    """The last day of the month that begins on `month`."""
    return month.replace(day=monthrange(month.year, month.month)[1])
