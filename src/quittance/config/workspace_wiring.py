"""Which operation answers a command about a workspace; each is imported when it is asked for."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from quittance.config.agreed_wiring import AgreedWiring
from quittance.config.backup_wiring import BackupWiring
from quittance.config.contract_wiring import ContractWiring
from quittance.config.facts_wiring import FactsWiring
from quittance.config.jobs_wiring import JobsWiring
from quittance.config.lake_wiring import LakeWiring
from quittance.config.opened import actor_named, now, open_workspace, storage_of, table_named
from quittance.config.party_wiring import PartyWiring
from quittance.config.privacy_wiring import PrivacyWiring
from quittance.config.rating_wiring import RatingWiring
from quittance.config.workspace import read_workspace
from quittance.interfaces.cli.workspace_tools import Taken
from quittance.kernel.finding import Finding


class WorkspaceWiring(
    AgreedWiring,
    BackupWiring,
    ContractWiring,
    LakeWiring,
    FactsWiring,
    JobsWiring,
    PartyWiring,
    PrivacyWiring,
    RatingWiring,
):
    """It answers `WorkspaceTools` and `PartyTools` of `quittance.interfaces.cli`."""

    def login_name(self) -> str:
        """As the operating system knows it."""
        return getpass.getuser()

    def steps(self, tell: Callable[[str], None]) -> AbstractContextManager[None]:
        """Of runs in this process."""
        from quittance.config.steps import telling_steps

        return telling_steps(tell)

    def init(
        self, folder: Path, *, database: str, lake: str, actor: str, endpoint: str = "", region: str = ""
    ) -> Sequence[str]:
        """Settings file, books, tables, the actors `system` and whoever calls."""
        from quittance.config.init import init_workspace

        return init_workspace(
            folder, database=database, lake=lake, actor=actor, at=now(), endpoint=endpoint, region=region
        )

    def migrate(self, folder: Path) -> Sequence[str]:
        """And the triggers, and tables of the lake that this version has in addition."""
        from quittance.config.books import migrate_books, open_books
        from quittance.config.init import create_tables

        workspace = read_workspace(folder)
        open_books(workspace, behind=True)
        applied = migrate_books()
        create_tables(workspace, at=now())
        return applied

    def examine(self, folder: Path) -> Sequence[tuple[str, Sequence[Finding]]]:
        """The books, then the lake behind them."""
        workspace = open_workspace(folder)
        from quittance.app.platform.queries.health import examine
        from quittance.app.privacy.queries.keys import key_findings

        return [*examine(storage_of(workspace)), ("keys", key_findings(workspace.keys))]

    def table_names(self) -> Sequence[str]:
        """All of facts and records."""
        from quittance.lake.tables import TABLES

        return [table.name for table in TABLES if "source" in table.names]

    def is_order_file(self, file: Path) -> bool:
        """By the ending of its name."""
        from quittance.adapters.order_json.open import ENDINGS

        return file.suffix.lower() in ENDINGS

    def ingest(
        self, folder: Path, file: Path, *, table: str, source: str, actor: str, wait_seconds: float
    ) -> Taken:
        """Into the lake of the workspace, at the present time."""
        workspace = open_workspace(folder)
        from quittance.app.facts.operations.ingest import Rooms, ingest

        done = ingest(
            file,
            table_named(table),
            source=source,
            rooms=Rooms(
                storage_of(workspace),
                workspace.locks,
                workspace.spill,
                workspace.parked,
                workspace.time_zone,
                workspace.keys,
            ),
            actor=actor_named(actor),
            at=now(),
            clock=now,
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

    def actor_add(self, folder: Path, name: str, *, role: str, actor: str, key: str = "") -> None:
        """From today on."""
        open_workspace(folder)
        from quittance.app.platform.operations.actors import add_actor
        from quittance.app.platform.operations.once import once

        acting, at = actor_named(actor), now()
        once(
            key,
            scope="actors.add",
            payload={"actor": actor, "name": name, "role": role},
            at=at,
            work=lambda: add_actor(name=name, kind="person", role=role, by=acting, at=at).name,
        )
