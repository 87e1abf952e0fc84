"""Which operation answers a command about agreed charges."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quittance.config.opened import actor_named, now, open_workspace
from quittance.interfaces.cli.agreed_tools import AgreedRow, Wanted
from quittance.kernel.currency import parse_currency
from quittance.kernel.money import Money


class AgreedWiring:
    """It answers `quittance.interfaces.cli.agreed_tools.AgreedTools`."""

    def agreed_request(self, folder: Path, wanted: Wanted, *, actor: str) -> str:
        """At the present time."""
        open_workspace(folder)
        from quittance.app.contracts.operations.agreed import Asked, request_charge

        asked = Asked(
            wanted.contract,
            wanted.kind,
            wanted.code,
            wanted.subject,
            wanted.subject_id,
            wanted.on,
            wanted.amount,
            wanted.limit,
            wanted.budget,
            wanted.reason,
            wanted.evidence,
        )
        return request_charge(asked, actor=actor_named(actor), at=now())

    def agreed_approve(
        self, folder: Path, references: Sequence[str], *, evidence: Sequence[Path], actor: str
    ) -> None:
        """All of them or none; from now on runs know them."""
        open_workspace(folder)
        from django.db import transaction

        from quittance.app.contracts.operations.agreed import approve_charge

        with transaction.atomic():
            for reference in references:
                approve_charge(reference, evidence=evidence, actor=actor_named(actor), at=now())

    def agreed_withdraw(self, folder: Path, reference: str, *, actor: str) -> None:
        """It stays in the books."""
        open_workspace(folder)
        from quittance.app.contracts.operations.agreed import withdraw_charge

        withdraw_charge(reference, actor=actor_named(actor), at=now())

    def agreed_budget(self, folder: Path, code: str, amount: Money, *, actor: str) -> None:
        """From now on."""
        open_workspace(folder)
        from quittance.app.contracts.operations.agreed import set_budget

        set_budget(code, amount, actor=actor_named(actor), at=now())

    def agreed_list(self, folder: Path) -> Sequence[AgreedRow]:
        """As the books have them."""
        open_workspace(folder)
        from quittance.app.contracts.queries.agreed import agreed_rows

        return [
            AgreedRow(
                reference=row.reference,
                contract=row.contract.code,
                about=f"{row.subject} {row.subject_id}",
                on=row.on,
                code=row.code,
                amount=Money(row.amount_minor, parse_currency(row.contract.currency)),
                limit=Money(row.limit_minor, parse_currency(row.contract.currency)),
                budget=row.budget.code if row.budget else "",
                state=row.state,
                people=(row.asked_by.name, row.approver.name if row.approver else ""),
            )
            for row in agreed_rows()
        ]
