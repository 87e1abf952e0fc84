"""What the commands about parties need of the rooms below. `config` builds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from quittance.kernel.finding import Finding

if TYPE_CHECKING:
    from quittance.core.parties.difference import Change
    from quittance.core.parties.item import Item


@dataclass(frozen=True, slots=True)
class PartiesTaken:
    """What became of the parties of a file; `changes` of each new or changed one."""

    new: int
    changed: int
    unchanged: int
    parties_parked: int
    items_parked: int
    findings: tuple[Finding, ...]
    parked_file: Path | None
    changes: tuple[tuple[str, bool, tuple[Change, ...]], ...]


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party in a list."""

    code: str
    role: str
    name: str
    country: str
    group: str
    vat_ids: tuple[str, ...]
    shops: tuple[str, ...]
    verified_accounts: int
    waiting_accounts: int


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A bank account with its state: `verified`, `proposed` or `rejected`."""

    item: Item
    state: str
    proposer: str
    proposed_at: datetime
    verifier: str
    decided_at: datetime | None
    evidence: str


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A line of a party's history; `changes` as the books keep them."""

    number: int
    known_at: datetime
    actor: str
    source: str
    changes: Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class PartyShown:
    """A party on a day by what was known on another."""

    code: str
    on: date
    known_at: datetime
    items: tuple[Item, ...]
    others: tuple[Item, ...]
    accounts: tuple[AccountLine, ...]
    entries: tuple[EntryLine, ...]
    erased: tuple[tuple[str, str, datetime], ...]


class PartyTools(Protocol):
    """Everything that a command about parties calls. Days that are None are today."""

    def login_name(self) -> str:
        """Who works at this terminal, as the machine says."""
        ...

    def party_load(self, folder: Path, source: Path, *, actor: str) -> PartiesTaken:
        """Take in a folder or file of parties."""
        ...

    def party_list(
        self, folder: Path, *, on: date | None, known: date | None, role: str, group: str, shop: str
    ) -> Sequence[PartyLine]:
        """The parties that were there on a day."""
        ...

    def party_show(self, folder: Path, code: str, *, on: date | None, known: date | None) -> PartyShown:
        """One party."""
        ...

    def party_export(
        self, folder: Path, out: Path, *, codes: Sequence[str], known: date | None
    ) -> tuple[int, int, int]:
        """Write parties as files: how many parties, and files written and left as they were."""
        ...

    def party_check(self, source: Path) -> tuple[int, Sequence[Finding]]:
        """How many parties a file has, and everything that is wrong with them."""
        ...

    def party_examine(self, folder: Path, *, on: date | None) -> tuple[int, Sequence[Finding]]:
        """The same of the parties in the books."""
        ...

    def party_verify(
        self,
        folder: Path,
        code: str,
        account: str,
        *,
        ends_with: str,
        evidence: str,
        is_verified: bool,
        actor: str,
    ) -> str:
        """Say whether a proposed account is the party's; its number."""
        ...

    def party_erase(
        self, folder: Path, code: str, *, contact: str | None, reason: str, actor: str
    ) -> Sequence[tuple[str, str]]:
        """Erase personal details; the kinds and keys of the items that had some."""
        ...
