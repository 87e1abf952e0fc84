"""Which operation answers a command about the lake."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quittance.config.opened import actor_named, now, open_workspace, storage_of, table_named
from quittance.interfaces.cli.workspace_tools import TableState
from quittance.kernel.finding import Finding


class LakeWiring:
    """The tables and their housekeeping of `WorkspaceTools`."""

    def lake_state(self, folder: Path) -> Sequence[TableState]:
        """As the books know them, without a look at the lake."""
        open_workspace(folder)
        from quittance.app.platform.queries.tables import table_states

        return [
            TableState(
                state.table.name,
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
        workspace = open_workspace(folder)
        from quittance.app.platform.queries.runs import damaged_files

        return damaged_files(storage_of(workspace), whole=True)

    def lake_compact(self, folder: Path, table: str, *, actor: str) -> tuple[int, int]:
        """One table."""
        workspace = open_workspace(folder)
        from quittance.app.platform.operations.maintenance import compact_table

        done = compact_table(
            table_named(table),
            storage=storage_of(workspace),
            locks=workspace.locks,
            actor=actor_named(actor),
            at=now(),
            clock=now,
        )
        return len(done.written), len(done.replaced)

    def lake_expire(self, folder: Path, table: str, *, actor: str) -> int:
        """One table."""
        workspace = open_workspace(folder)
        from quittance.app.platform.operations.maintenance import expire_snapshots

        return expire_snapshots(
            table_named(table),
            storage=storage_of(workspace),
            locks=workspace.locks,
            actor=actor_named(actor),
            at=now(),
            clock=now,
        )

    def lake_sweep(self, folder: Path) -> tuple[int, int]:
        """The whole lake."""
        workspace = open_workspace(folder)
        from quittance.app.platform.operations.maintenance import sweep

        return sweep(storage=storage_of(workspace), locks=workspace.locks, at=now())
