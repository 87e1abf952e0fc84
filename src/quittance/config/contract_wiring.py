"""Which operation answers a command about contracts and their charges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from quittance.config.opened import actor_named, now, open_workspace, storage_of
from quittance.interfaces.cli.workspace_tools import Charge, MonthRated, VersionRow
from quittance.kernel.finding import Finding


class ContractWiring:
    """Contracts, rating runs and charges of `WorkspaceTools`."""

    def contract_load(self, folder: Path, source: Path, *, actor: str, key: str = "") -> tuple[int, int, int]:
        """Into the books, at the present time."""
        open_workspace(folder)
        from quittance.app.contracts.operations.load import load_contracts
        from quittance.app.platform.operations.once import content_of, once

        acting, at = actor_named(actor), now()

        def load() -> list[int]:
            loaded = load_contracts(source, actor=acting, at=at)
            return [loaded.parties, loaded.contracts, loaded.versions]

        asked = {"actor": actor, "content": content_of(source) if key else ""}
        done = once(key, scope="contracts.load", payload=asked, at=at, work=load)
        parties, contracts, versions = done.answer
        return parties, contracts, versions

    def contract_approve(
        self, folder: Path, contracts: Sequence[str], *, actor: str, key: str = ""
    ) -> Sequence[str]:
        """From now on runs know them."""
        open_workspace(folder)
        from quittance.app.contracts.operations.approve import approve_drafts
        from quittance.app.platform.operations.once import once

        acting, at = actor_named(actor), now()
        done = once(
            key,
            scope="contracts.approve",
            payload={"actor": actor, "contracts": sorted(contracts)},
            at=at,
            work=lambda: approve_drafts(tuple(contracts), actor=acting, at=at),
        )
        return tuple(done.answer)

    def contract_list(self, folder: Path) -> Sequence[VersionRow]:
        """As the books have them."""
        open_workspace(folder)
        from quittance.app.contracts.queries.listing import version_rows

        return [
            VersionRow(
                contract=row.contract.code,
                side=row.contract.side,
                party=row.contract.party.code,
                binds="; ".join(f"{name} {', '.join(words)}" for name, words in row.contract.binds.items()),
                starts=row.from_date.isoformat(),
                ends=row.until_date.isoformat() if row.until_date else "",
                state=row.state,
            )
            for row in version_rows()
        ]

    def rate_run(
        self, folder: Path, period: date, *, contracts: Sequence[str], actor: str, wait_seconds: float
    ) -> MonthRated:
        """With what is known now."""
        workspace = open_workspace(folder)
        from quittance.app.rating.operations.run import RatingRooms, rate_month

        done = rate_month(
            period,
            rooms=RatingRooms(storage_of(workspace), workspace.locks, workspace.spill, workspace.unrated),
            actor=actor_named(actor),
            at=now(),
            clock=now,
            contracts=contracts,
            wait_seconds=wait_seconds,
        )
        return MonthRated(
            period=done.period,
            parcels=done.parcels,
            written=done.written,
            sums=tuple((*sums, Decimal(amount)) for *sums, amount in done.sums),  # type: ignore[misc]
            unrated=done.unrated,
            unrated_file=Path(done.unrated_file) if done.unrated_file else None,
            is_partial=done.is_partial,
            is_repetition=done.is_repetition,
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
