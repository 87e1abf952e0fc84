"""What the commands need of the rooms below. `config` builds it; a test may hand in its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from quittance.core.tariff.plan import Plan
from quittance.core.tariff.source import SourceTariff
from quittance.kernel.finding import Finding, Severity


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


class Tools(Protocol):
    """Everything that a command calls; each method imports what it needs when it is called."""

    def load_tariff(self, path: Path) -> Loaded:
        """The tariff in a folder or workbook, with every finding about it."""
        ...

    def write_tariff(self, source: SourceTariff, path: Path) -> None:
        """Write it as a workbook if the path ends so, else as a folder. Refuses what is in the way."""
        ...
