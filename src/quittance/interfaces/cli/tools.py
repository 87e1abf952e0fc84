"""What the commands need of the rooms below. `config` builds it; a test may hand in its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from quittance.kernel.finding import Finding, Severity

if TYPE_CHECKING:
    from quittance.adapters.demo_month.values import Figures
    from quittance.core.facts.row import FactRow
    from quittance.core.tariff.plan import Plan
    from quittance.core.tariff.source import SourceTariff


@dataclass(frozen=True, slots=True)
class Loaded:
    """A tariff as read and checked.

    `plan` is None when a finding is an error, `source` when nothing could be read.
    """

    path: Path
    source: SourceTariff | None
    plan: Plan | None
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether it cannot be used."""
        return self.plan is None or any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class FactFile:
    """A file of facts; `subject` is the kind of its rows that do not say theirs, "" if the file says it."""

    path: Path
    subject: str


@dataclass(frozen=True, slots=True)
class Total:
    """How often a charge was made, and the sum of its amounts."""

    tariff: str
    code: str
    currency: str
    count: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Refusals:
    """How many subjects a refusal parks; `line` is the line where it starts, empty if none did."""

    tariff: str
    code: str
    line: str
    count: int


@dataclass(frozen=True, slots=True)
class RateReport:
    """What a rating run came to.

    facts, rows    rows that could be used, and rows of the output.
    parked         rows that could not be used; they stand in `parked_file`, None if there are none.
    duplicates     ids that stand in several rows.
    """

    facts: int
    rows: int
    seconds: Decimal
    totals: tuple[Total, ...]
    refusals: tuple[Refusals, ...]
    parked: int
    parked_file: Path | None
    duplicates: int
    findings: tuple[Finding, ...]
    sql: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """What a rated file says of a subject, and what is needed to work it out again.

    rows      the subject's fact first and, where a line reads its groups, the facts of their members.
    stored    what the file says: tariff, first day of the version (None: no version prices it), scope →
              amounts by charge, refusal.
    closed_before    the first day that was not closed then; None if every period counted as closed.
    """

    rows: tuple[FactRow, ...]
    stored: Mapping[tuple[str, date | None, str], tuple[Mapping[str, Decimal], str]]
    closed_before: date | None = None


Progress = Callable[[Decimal], None]
"""Is told how much is done, in percent."""


class Tools(Protocol):
    """Everything that a command calls; each method imports what it needs when it is called."""

    def load_tariff(self, path: Path) -> Loaded:
        """The tariff in a folder or workbook, with every finding about it."""
        ...

    def tariffs_in(self, path: Path) -> tuple[Path, ...]:
        """The tariffs below a folder; a tariff itself alone."""
        ...

    def unworkable(self, plan: Plan) -> tuple[Finding, ...]:
        """Findings of the engine: what it could not work out exactly."""
        ...

    def write_tariff(self, source: SourceTariff, path: Path) -> None:
        """Write it as a workbook if the path ends so, else as a folder. Refuses what is in the way."""
        ...

    def publish_tariff(self, folder: Path, content_hash: str) -> None:
        """Write the content hash into the header of the tariff in a folder."""
        ...

    def rate(
        self,
        tariffs: Sequence[tuple[Path, Plan]],
        facts: Sequence[FactFile],
        out: Path,
        *,
        engine: str,
        form: str,
        progress: Progress,
        closed_before: date | None = None,
    ) -> RateReport:
        """Price every fact on every tariff whose version holds for it, into the Parquet file `out`.

        Periods that end on `closed_before` or later have not closed; without it every period has.
        """
        ...

    def true_up(self, before: Path, after: Path, out: Path) -> tuple[Total, ...]:
        """Write the differences between two rated files, and give their sums. Refuses other files."""
        ...

    def rated_on(self, rated: Path) -> tuple[tuple[Path, str], ...]:
        """The path and the content hash of each tariff that a file was rated on. Refuses other files."""
        ...

    def replay(self, rated: Path, subject_id: str, plans: Sequence[Plan]) -> Replay:
        """What a replay of that subject on those tariffs needs. Refuses a subject that is not in the file."""
        ...

    def sample_kinds(self) -> dict[str, str]:
        """What samples can be made of, and the kind of subject of each."""
        ...

    def write_sample(self, path: Path, *, kind: str, count: int, seed: int, progress: Progress) -> None:
        """Write so many made-up facts, the same for the same seed."""
        ...

    def tariffs_folder(self) -> Path | None:
        """Where the tariffs that come with the product are; None where it is installed without them."""
        ...

    def make_demo_facts(
        self, folder: Path, *, seed: int, scale: Decimal, progress: Progress
    ) -> tuple[tuple[str, FactFile], ...]:
        """Write the facts of the demonstration: for each tariff, by folder name, those it prices."""
        ...

    def demo_figures(self, facts: Path, rated: Path) -> Figures:
        """The figures of the report, of parcels and what they were rated as."""
        ...
