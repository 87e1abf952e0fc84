"""What the commands of a workspace need of the rooms below. `config` builds it, as with `tools`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from quittance.interfaces.cli.contract_tools import ContractTools
from quittance.kernel.finding import Finding


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file that was taken in; the rows read are new, repeated or parked."""

    file: Path
    table: str
    source: str
    new: int
    repeated: int
    parked: int
    parked_file: Path | None
    is_repetition: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class TableState:
    """A table of the lake: rows and files now, and the months they are of ("" while it is empty)."""

    name: str
    rows: int
    files: int
    size_bytes: int
    first_month: str
    last_month: str


@dataclass(frozen=True, slots=True)
class MonthRated:
    """What a rating run did: subjects by kind; sums by side, reason and currency; what has no price by kind,
    side and reason, with an estimate of the money (None for none) and its currency.

    is_partial: only subjects with news since the last run were looked at. shares are the differences written
    in what parcels bear of wider subjects; not_allocated is currency and sum of what none of them bears.
    """

    period: str
    subjects: tuple[tuple[str, int], ...]
    written: int
    sums: tuple[tuple[str, str, str, int, Decimal], ...]
    unrated: tuple[tuple[str, str, str, int, Decimal | None, str], ...]
    unrated_file: Path | None
    is_partial: bool
    is_repetition: bool
    shares: int
    not_allocated: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Charge:
    """A difference in what a parcel is charged."""

    side: str
    contract: str
    charge: str
    bearer: str
    currency: str
    amount: Decimal
    reason: str
    known_at: datetime


@dataclass(frozen=True, slots=True)
class BackupMade:
    """What a backup holds. `sha256` is that of its list of files, and stands for all of it."""

    folder: Path
    rows: int
    files: int
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored and proven: when it was made, rows and files, migrations applied on top."""

    made_at: datetime
    rows: int
    files: int
    applied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody at a subject; `said` is empty once erased."""

    token: str
    role: str
    said: Mapping[str, str]
    erased_at: datetime | None


@dataclass(frozen=True, slots=True)
class ErasedCounts:
    """How many people were emptied and files deleted, and the months whose key was destroyed."""

    people: int
    files: int
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """Work and when it is due; the timetable is "" while it is switched off."""

    name: str
    work: str
    timetable: str
    arguments: str


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job: its state, what it answered, and what its last try ended with."""

    key: str
    work: str
    state: str
    finished_at: datetime | None
    said: str
    trouble: str


class WorkspaceTools(ContractTools, Protocol):
    """Everything that a command about a workspace calls. `folder` is the workspace's, `actor` a name.

    A `key` names a request: asked again with it, the same answer is given and nothing is done.
    """

    def login_name(self) -> str:
        """Who works at this terminal, as the machine says."""
        ...

    def steps(self, tell: Callable[[str], None]) -> AbstractContextManager[None]:
        """While it is open, `tell` hears what a run comes to: `working`, `writing`, `committing`."""
        ...

    def init(
        self, folder: Path, *, database: str, lake: str, actor: str, endpoint: str = "", region: str = ""
    ) -> Sequence[str]:
        """Make a workspace: settings, books, empty tables. The files it wrote. Refuses one that is there."""
        ...

    def migrate(self, folder: Path) -> Sequence[str]:
        """Bring the books up to this version; the names of the migrations applied."""
        ...

    def examine(self, folder: Path) -> Sequence[tuple[str, Sequence[Finding]]]:
        """What is looked at, and what is wrong with it."""
        ...

    def backup(self, folder: Path, target: Path, *, actor: str) -> BackupMade:
        """Copy books, lake and lists to a new folder."""
        ...

    def restore(
        self, backup: Path, folder: Path, *, database: str, lake: str, endpoint: str, region: str
    ) -> Restored:
        """Make a workspace of a backup, at its places or others; all of them are empty before."""
        ...

    def privacy_load(self, folder: Path, file: Path, *, actor: str) -> tuple[int, int, int]:
        """Take in people; how many are new, were known, or were erased before and stay so."""
        ...

    def privacy_show(self, folder: Path, subject: str, subject_id: str, *, actor: str) -> Sequence[PersonRow]:
        """Who is known at a subject."""
        ...

    def privacy_erase(
        self, folder: Path, tokens: Sequence[str], *, before: date | None, actor: str
    ) -> ErasedCounts:
        """Erase people, and everything of the months before a day."""
        ...

    def privacy_raw(self, folder: Path, reference: str, out: Path, *, actor: str) -> tuple[str, int]:
        """Write a file as it came in; its name then, and its size."""
        ...

    def jobs_run(self, folder: Path) -> Iterator[JobRow]:
        """Do what is due, and give each job when it has ended."""
        ...

    def jobs_schedule(
        self, folder: Path, name: str, *, work: str, timetable: str, arguments: Mapping[str, str], actor: str
    ) -> None:
        """Set what is done when."""
        ...

    def jobs_unschedule(self, folder: Path, name: str, *, actor: str) -> None:
        """Switch a schedule off."""
        ...

    def jobs_list(self, folder: Path) -> tuple[Sequence[ScheduleRow], Sequence[JobRow]]:
        """What is scheduled, and the jobs that wait or ended last."""
        ...

    def table_names(self) -> Sequence[str]:
        """The tables of the lake that files can be taken into."""
        ...

    def is_order_file(self, file: Path) -> bool:
        """Whether it is a file of orders, which has rows of several tables."""
        ...

    def ingest(
        self, folder: Path, file: Path, *, table: str, source: str, actor: str, wait_seconds: float
    ) -> Taken:
        """Take a file of facts into a table."""
        ...

    def actor_add(self, folder: Path, name: str, *, role: str, actor: str, key: str = "") -> None:
        """Let somebody work here."""
        ...

    def rate_run(
        self, folder: Path, period: date, *, contracts: Sequence[str], actor: str, wait_seconds: float
    ) -> MonthRated:
        """Price the month that begins on `period`."""
        ...

    def rate_verify(self, folder: Path, period: date) -> Sequence[Finding] | None:
        """What differs from a rating of all that there is; None if the month was never rated."""
        ...

    def charges(self, folder: Path, parcel: str) -> Sequence[Charge]:
        """Every charge of the parcel."""
        ...

    def lake_state(self, folder: Path) -> Sequence[TableState]:
        """Every table as it is now."""
        ...

    def lake_verify(self, folder: Path) -> Sequence[Finding]:
        """Every file whose bytes are not those that were written."""
        ...

    def lake_compact(self, folder: Path, table: str, *, actor: str) -> tuple[int, int]:
        """How many files were written in place of how many."""
        ...

    def lake_expire(self, folder: Path, table: str, *, actor: str) -> int:
        """How many snapshots were dropped."""
        ...

    def lake_sweep(self, folder: Path) -> tuple[int, int]:
        """How many files without use were deleted, and their bytes."""
        ...
