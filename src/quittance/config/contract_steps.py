"""Which operation answers a command about contracts and the steps of their versions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from quittance.config.books import without_books
from quittance.config.opened import actor_named, now, open_workspace
from quittance.interfaces.cli.contract_tools import Seen, VersionRow
from quittance.kernel.finding import Finding


class ContractSteps:
    """It answers `quittance.interfaces.cli.contract_tools.ContractTools`."""

    def contract_check(self, folder: Path | None, source: Path) -> tuple[int, Sequence[Finding]]:
        """Against the parties in the folder and, with a workspace, in its books."""
        if folder is not None:
            open_workspace(folder)
        else:
            without_books()
        from quittance.app.contracts.operations.load import checked_alone, checked_folder

        checked = checked_folder(source) if folder is not None else checked_alone(source)
        return len(checked.folder.contracts), checked.findings

    def contract_load(
        self, folder: Path, source: Path, *, actor: str
    ) -> tuple[int, int, int, Sequence[Finding]]:
        """Into the books, at the present time."""
        open_workspace(folder)
        from quittance.app.contracts.operations.load import load_contracts

        loaded = load_contracts(source, actor=actor_named(actor), at=now())
        return loaded.parties, loaded.contracts, loaded.versions, loaded.findings

    def contract_review(self, folder: Path, contracts: Sequence[str], *, actor: str) -> Sequence[str]:
        """At the present time."""
        open_workspace(folder)
        from quittance.app.contracts.operations.steps import review_drafts

        return review_drafts(tuple(contracts), actor=actor_named(actor), at=now())

    def contract_preview(self, folder: Path, contract: str, starts: date | None, *, actor: str) -> Seen:
        """Against what is approved at present."""
        open_workspace(folder)
        from quittance.app.contracts.operations.choose import name_of
        from quittance.app.contracts.operations.steps import preview_draft

        seen = preview_draft(contract, starts, actor=actor_named(actor), at=now())
        return Seen(
            name=name_of(seen.version),
            before=seen.predecessor.from_date if seen.predecessor else None,
            difference=seen.difference,
            effect=seen.effect.kind.value,
            open=seen.effect.open,
            verdict=seen.gate.verdict.value,
            earliest=seen.gate.earliest,
            notice_days=seen.notice_days,
            delivered_on=seen.delivered_on,
            is_back_dated=seen.is_back_dated,
        )

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
        """With the file's bytes in the books."""
        open_workspace(folder)
        from quittance.app.contracts.operations.steps import record_notice

        return record_notice(
            contract, starts, delivered_on=delivered_on, proof=proof, actor=actor_named(actor), at=now()
        )

    def contract_approve(
        self, folder: Path, contracts: Sequence[str], *, actor: str, no_increase: str = "", key: str = ""
    ) -> Sequence[str]:
        """From now on runs know them."""
        open_workspace(folder)
        from quittance.app.contracts.operations.approve import approve_drafts
        from quittance.app.platform.operations.once import once

        acting, at = actor_named(actor), now()
        done = once(
            key,
            scope="contracts.approve",
            payload={"actor": actor, "contracts": sorted(contracts), "no_increase": no_increase},
            at=at,
            work=lambda: approve_drafts(tuple(contracts), actor=acting, at=at, no_increase=no_increase),
        )
        return tuple(done.answer)

    def contract_withdraw(
        self, folder: Path, contract: str, starts: date | None, *, reason: str, actor: str
    ) -> str:
        """It stays in the books."""
        open_workspace(folder)
        from quittance.app.contracts.operations.steps import withdraw_draft

        return withdraw_draft(contract, starts, reason=reason, actor=actor_named(actor), at=now())

    def contract_end(self, folder: Path, contract: str, on: date, *, reason: str, actor: str) -> str:
        """As a draft."""
        open_workspace(folder)
        from quittance.app.contracts.operations.end import end_contract

        return end_contract(contract, on, reason=reason, actor=actor_named(actor), at=now())

    def contract_list(self, folder: Path) -> Sequence[VersionRow]:
        """As the books have them, and as they stand today."""
        open_workspace(folder)
        from quittance.app.contracts.queries.listing import version_rows

        return [
            VersionRow(
                contract=row.contract.code,
                side=row.contract.side,
                party=row.contract.party.code,
                binds="; ".join(
                    f"{name} {', '.join(words)}" for name, words in sorted(row.contract.binds.items())
                ),
                starts=row.from_date.isoformat(),
                ends=row.until_date.isoformat() if row.until_date else "",
                state="end" if row.ends and listed.standing in ("approved", "active") else listed.standing,
            )
            for listed in version_rows(now().date())
            for row in (listed.version,)
        ]
