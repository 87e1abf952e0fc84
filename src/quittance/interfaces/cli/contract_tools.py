"""What the commands about contracts need of the rooms below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from quittance.kernel.finding import Finding

if TYPE_CHECKING:
    from quittance.core.tariff.difference.change import Difference


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of a contract, in words; `state` is how it stands today."""

    contract: str
    side: str
    party: str
    binds: str
    starts: str
    ends: str
    state: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A draft beside the version that holds before it.

    before        the first day of that version; None if there was none.
    effect        first, none, decrease, increase or unknown; `open` is what leaves it unknown.
    verdict       of the notice gate; `earliest` is the first day on which it could hold, if that is known.
    delivered_on  the earliest proven notice.
    """

    name: str
    before: date | None
    difference: Difference | None
    effect: str
    open: tuple[str, ...]
    verdict: str
    earliest: date | None
    notice_days: int
    delivered_on: date | None
    is_back_dated: bool


@dataclass(frozen=True, slots=True)
class VersionTold:
    """A version as a summary tells it; `terms` are named by their keys."""

    number: int
    starts: date
    until: date | None
    ends: bool
    state: str
    title: str
    charges: str
    reason: str
    effect: str
    effect_reason: str
    author: str
    reviewer: str
    approver: str
    approved_on: date | None
    notices: tuple[tuple[date, str], ...]
    documents: tuple[tuple[str, str, str], ...]
    terms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ContractTold:
    """A contract as a summary tells it; `enrolled` accounts where it is for those only."""

    code: str
    side: str
    entity: str
    party: str
    currency: str
    binds: str
    layer: str
    position: int
    replaces: str
    enrolled: int | None
    versions: tuple[VersionTold, ...]


class ContractTools(Protocol):
    """Everything that a command about contracts calls. `folder` is the workspace's, `actor` a name."""

    def contract_check(self, folder: Path | None, source: Path) -> tuple[int, Sequence[Finding]]:
        """How many contracts are in a folder, and every finding about them; without a workspace if None."""
        ...

    def contract_load(
        self, folder: Path, source: Path, *, actor: str
    ) -> tuple[int, int, int, Sequence[Finding]]:
        """Take in a folder of contracts; how many parties, contracts and drafts are new, and warnings."""
        ...

    def contract_review(self, folder: Path, contracts: Sequence[str], *, actor: str) -> Sequence[str]:
        """Note that drafts were read; which."""
        ...

    def contract_preview(self, folder: Path, contract: str, starts: date | None, *, actor: str) -> Seen:
        """What a draft changes."""
        ...

    def contract_notice(
        self,
        folder: Path,
        contract: str,
        starts: date | None,
        *,
        delivered_on: date,
        proof: Path,
        actor: str,
    ) -> str:
        """Note a notice with its proof; of which version."""
        ...

    def contract_approve(
        self, folder: Path, contracts: Sequence[str], *, actor: str, no_increase: str = "", key: str = ""
    ) -> Sequence[str]:
        """Approve what waits; what was approved. Asked again with its `key`, the same and nothing is done."""
        ...

    def contract_withdraw(
        self, folder: Path, contract: str, starts: date | None, *, reason: str, actor: str
    ) -> str:
        """Withdraw a draft; which."""
        ...

    def contract_end(self, folder: Path, contract: str, on: date, *, reason: str, actor: str) -> str:
        """Propose the end of a contract; what waits for approval now."""
        ...

    def contract_show(self, folder: Path, contract: str) -> ContractTold:
        """A contract with all its versions."""
        ...

    def contract_export(self, folder: Path, out: Path) -> int:
        """Write all contracts to a folder, or to a workbook if the path ends so; how many."""
        ...

    def contract_list(self, folder: Path) -> Sequence[VersionRow]:
        """Every version."""
        ...
