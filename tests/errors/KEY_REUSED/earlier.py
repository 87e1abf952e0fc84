from datetime import UTC, datetime
from pathlib import Path

from quittance.config.opened import open_workspace

open_workspace(Path("ws"))

from quittance.app.platform.models import IdempotencyKey  # noqa: E402

IdempotencyKey.objects.update(at=datetime(2026, 5, 4, 9, 30, tzinfo=UTC))
