"""What the commands about agreed charges need of the rooms below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from quittance.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks for; no limit is the amount."""

    contract: str
    kind: str
    code: str
    subject: str
    subject_id: str
    on: date
    amount: Money
    limit: Money | None
    budget: str
    reason: str
    evidence: Sequence[Path]


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """An agreed charge, in words; `people` are who asked and who approved."""

    reference: str
    contract: str
    about: str
    on: date
    code: str
    amount: Money
    limit: Money
    budget: str
    state: str
    people: tuple[str, str]


class AgreedTools(Protocol):
    """Everything that a command about agreed charges calls. `folder` is the workspace's, `actor` a name."""

    def login_name(self) -> str:
        """Who works at this terminal, as the machine says."""
        ...

    def agreed_request(self, folder: Path, wanted: Wanted, *, actor: str) -> str:
        """Ask for a charge; its reference."""
        ...

    def agreed_approve(
        self, folder: Path, references: Sequence[str], *, evidence: Sequence[Path], actor: str
    ) -> None:
        """Approve charges that somebody else asked for."""
        ...

    def agreed_withdraw(self, folder: Path, reference: str, *, actor: str) -> None:
        """Take a request back."""
        ...

    def agreed_budget(self, folder: Path, code: str, amount: Money, *, actor: str) -> None:
        """Set money aside."""
        ...

    def agreed_list(self, folder: Path) -> Sequence[AgreedRow]:
        """All of them, the latest first."""
        ...
