"""Which operation answers a command about contracts and their charges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from quittance.config.contract_steps import ContractSteps
from quittance.config.contract_telling import ContractTelling
from quittance.config.opened import actor_named, now, open_workspace, storage_of
from quittance.interfaces.cli.workspace_tools import Charge, MonthRated
from quittance.kernel.finding import Finding


class ContractWiring(ContractSteps, ContractTelling):
    """Contracts, rating runs and charges of `WorkspaceTools`."""

    def rate_run(
        self, folder: Path, period: date, *, contracts: Sequence[str], actor: str, wait_seconds: float
    ) -> MonthRated:
        """With what is known now."""
        workspace = open_workspace(folder)
        from quittance.app.rating.operations.run import RatingRooms, rate_month

        done = rate_month(
            period,
            rooms=RatingRooms(
                storage_of(workspace),
                workspace.locks,
                workspace.spill,
                workspace.unrated,
                workspace.time_zone,
            ),
            actor=actor_named(actor),
            at=now(),
            clock=now,
            contracts=contracts,
            wait_seconds=wait_seconds,
        )
        return MonthRated(
            period=done.period,
            subjects=done.subjects,
            written=done.written,
            sums=tuple((*sums, Decimal(amount)) for *sums, amount in done.sums),  # type: ignore[misc]
            unrated=tuple(
                (kind, side, reason, count, Decimal(money) if money else None, currency)
                for kind, side, reason, count, money, currency in done.unrated
            ),
            unrated_file=Path(done.unrated_file) if done.unrated_file else None,
            is_partial=done.is_partial,
            is_repetition=done.is_repetition,
            shares=done.shares,
            not_allocated=tuple((currency, Decimal(amount)) for currency, amount in done.not_allocated),
        )

    def rate_verify(self, folder: Path, period: date) -> Sequence[Finding] | None:
        """On what the last run knew."""
        workspace = open_workspace(folder)
        from quittance.app.rating.queries.verify import differing_charges

        return differing_charges(period, storage_of(workspace))

    def charges(self, folder: Path, parcel: str) -> Sequence[Charge]:
        """From the lake."""
        workspace = open_workspace(folder)
        from quittance.app.rating.queries.charges import charges_of

        return [
            Charge(
                side=row.side,
                contract=row.contract,
                charge=row.charge,
                bearer=row.bearer,
                currency=row.currency,
                amount=row.amount,
                reason=row.reason,
                known_at=row.known_at,
            )
            for row in charges_of(parcel, storage_of(workspace))
        ]
