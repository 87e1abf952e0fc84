"""Which operation answers a command about a workspace; each is imported when it is asked for."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from quittance.config.workspace import Workspace, read_workspace
from quittance.interfaces.cli.workspace_tools import Charge, MonthRated, TableState, Taken, VersionRow
from quittance.kernel.finding import Finding

if TYPE_CHECKING:
    from quittance.app.platform.models import Actor
    from quittance.lake.storage import Storage
    from quittance.lake.table import LakeTable


class WorkspaceWiring:
    """It answers `quittance.interfaces.cli.workspace_tools.WorkspaceTools`; the clock is read here."""

    def login_name(self) -> str:
        """As the operating system knows it."""
        return getpass.getuser()

    def init(self, folder: Path, *, database: str, lake: str, actor: str) -> Sequence[str]:
        """Settings file, books, tables, the actors `system` and whoever calls."""
        from quittance.config.init import init_workspace

        return init_workspace(folder, database=database, lake=lake, actor=actor, at=_now())

    def migrate(self, folder: Path) -> Sequence[str]:
        """And the triggers, and tables of the lake that this version has in addition."""
        from quittance.config.books import migrate_books, open_books
        from quittance.config.init import create_tables

        workspace = read_workspace(folder)
        open_books(workspace, behind=True)
        applied = migrate_books()
        create_tables(workspace, at=_now())
        return applied

    def examine(self, folder: Path) -> Sequence[tuple[str, Sequence[Finding]]]:
        """The books, then the lake behind them."""
        workspace = _open(folder)
        from quittance.app.platform.queries.health import examine

        return examine(_storage(workspace))

    def table_names(self) -> Sequence[str]:
        """All of facts and records."""
        from quittance.lake.tables import TABLES

        return [table.name for table in TABLES if "source" in table.names]

    def ingest(
        self, folder: Path, file: Path, *, table: str, source: str, actor: str, wait_seconds: float
    ) -> Taken:
        """Into the lake of the workspace, at the present time."""
        workspace = _open(folder)
        from quittance.app.facts.operations.ingest import Rooms, ingest

        done = ingest(
            file,
            _table(table),
            source=source,
            rooms=Rooms(_storage(workspace), workspace.locks, workspace.parked, workspace.time_zone),
            actor=_actor(actor),
            at=_now(),
            clock=_now,
            wait_seconds=wait_seconds,
        )
        return Taken(
            file=file,
            table=done.table,
            source=done.source,
            new=done.new,
            repeated=done.repeated,
            parked=done.parked,
            parked_file=Path(done.parked_file) if done.parked_file else None,
            is_repetition=done.is_repetition,
            findings=done.findings,
        )

    def actor_add(self, folder: Path, name: str, *, role: str, actor: str) -> None:
        """From today on."""
        _open(folder)
        from quittance.app.platform.operations.actors import add_actor

        add_actor(name=name, kind="person", role=role, by=_actor(actor), at=_now())

    def contract_load(self, folder: Path, source: Path, *, actor: str) -> tuple[int, int, int]:
        """Into the books, at the present time."""
        _open(folder)
        from quittance.app.contracts.operations.load import load_contracts

        loaded = load_contracts(source, actor=_actor(actor), at=_now())
        return loaded.parties, loaded.contracts, loaded.versions

    def contract_approve(self, folder: Path, contracts: Sequence[str], *, actor: str) -> Sequence[str]:
        """From now on runs know them."""
        _open(folder)
        from quittance.app.contracts.operations.approve import approve_drafts

        return approve_drafts(tuple(contracts), actor=_actor(actor), at=_now())

    def contract_list(self, folder: Path) -> Sequence[VersionRow]:
        """As the books have them."""
        _open(folder)
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
        workspace = _open(folder)
        from quittance.app.rating.operations.run import RatingRooms, rate_month

        done = rate_month(
            period,
            rooms=RatingRooms(_storage(workspace), workspace.locks, workspace.unrated),
            actor=_actor(actor),
            at=_now(),
            clock=_now,
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
        workspace = _open(folder)
        from quittance.app.rating.queries.verify import differing_charges

        return differing_charges(period, _storage(workspace))

    def charges(self, folder: Path, parcel: str) -> Sequence[Charge]:
        """From the lake."""
        workspace = _open(folder)
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
            for row in charges_of(parcel, _storage(workspace))
        ]

    def lake_state(self, folder: Path) -> Sequence[TableState]:
        """As the books know them, without a look at the lake."""
        _open(folder)
        from quittance.app.platform.queries.tables import table_states

        return [
            TableState(
                state.table.name,
                state.table.meaning,
                state.rows,
                state.files,
                state.size_bytes,
                state.first_month,
                state.last_month,
            )
            for state in table_states()
        ]

    def lake_verify(self, folder: Path) -> Sequence[Finding]:
        """By the hash of every byte."""
        workspace = _open(folder)
        from quittance.app.platform.queries.runs import damaged_files

        return damaged_files(_storage(workspace), whole=True)

    def lake_compact(self, folder: Path, table: str, *, actor: str) -> tuple[int, int]:
        """One table."""
        workspace = _open(folder)
        from quittance.app.platform.operations.maintenance import compact_table

        done = compact_table(
            _table(table),
            storage=_storage(workspace),
            locks=workspace.locks,
            actor=_actor(actor),
            at=_now(),
            clock=_now,
        )
        return len(done.written), len(done.replaced)

    def lake_expire(self, folder: Path, table: str, *, actor: str) -> int:
        """One table."""
        workspace = _open(folder)
        from quittance.app.platform.operations.maintenance import expire_snapshots

        return expire_snapshots(
            _table(table),
            storage=_storage(workspace),
            locks=workspace.locks,
            actor=_actor(actor),
            at=_now(),
            clock=_now,
        )

    def lake_sweep(self, folder: Path) -> tuple[int, int]:
        """The whole lake."""
        workspace = _open(folder)
        from quittance.app.platform.operations.maintenance import sweep

        return sweep(storage=_storage(workspace), at=_now())


def _open(folder: Path) -> Workspace:
    from quittance.config.books import open_books

    workspace = read_workspace(folder)
    open_books(workspace)
    return workspace


def _storage(workspace: Workspace) -> Storage:
    from quittance.lake.storage import Storage

    return Storage(workspace.lake)


def _table(name: str) -> LakeTable:
    from quittance.lake.tables import find_table

    table = find_table(name)
    assert table is not None, "the command offers only tables that there are"
    return table


def _actor(name: str) -> Actor:
    from quittance.app.platform.operations.actors import find_actor

    return find_actor(name)


def _now() -> datetime:
    return datetime.now(tz=UTC)
