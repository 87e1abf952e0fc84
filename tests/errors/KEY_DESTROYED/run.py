from datetime import UTC, datetime
from pathlib import Path

from quittance.config.opened import open_workspace, storage_of
from quittance.config.wiring import Wiring

Wiring().init(Path("ws"), database="books.sqlite3", lake="lake", actor="ada")
workspace = open_workspace(Path("ws"))

from quittance.app.platform.operations.actors import find_actor  # noqa: E402
from quittance.app.privacy.operations.erase import erase_before  # noqa: E402
from quittance.app.privacy.operations.keys import key_to_read, key_to_seal, month_of  # noqa: E402

at, later = datetime(2026, 4, 3, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
key_to_seal(month_of(at), keys=workspace.keys, at=at)
storage = storage_of(workspace)
erase_before(later.date(), storage=storage, keys=workspace.keys, actor=find_actor("ada"), at=later)
key_to_read(month_of(at), keys=workspace.keys)
