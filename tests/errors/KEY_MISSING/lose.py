from datetime import UTC, datetime
from pathlib import Path

from quittance.config.opened import open_workspace

workspace = open_workspace(Path("ws"))

from quittance.app.privacy.operations.keys import key_to_seal, month_of  # noqa: E402

at = datetime(2026, 4, 3, tzinfo=UTC)
key_to_seal(month_of(at), keys=workspace.keys, at=at)
(workspace.keys / "2026-04.key").unlink()
