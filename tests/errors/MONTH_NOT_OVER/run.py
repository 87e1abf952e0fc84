from datetime import UTC, date, datetime
from pathlib import Path

from quittance.config.opened import open_workspace, storage_of
from quittance.config.wiring import Wiring

Wiring().init(Path("ws"), database="books.sqlite3", lake="lake", actor="ada")
workspace = open_workspace(Path("ws"))

from quittance.app.platform.operations.actors import find_actor  # noqa: E402
from quittance.app.privacy.operations.erase import erase_before  # noqa: E402

erase_before(
    date(2026, 5, 1),
    storage=storage_of(workspace),
    keys=workspace.keys,
    actor=find_actor("ada"),
    at=datetime(2026, 4, 30, tzinfo=UTC),
)
