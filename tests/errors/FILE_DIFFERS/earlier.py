from datetime import UTC, datetime
from pathlib import Path

from quittance.config.opened import open_workspace

open_workspace(Path("ws"))

from quittance.app.platform.models import Run  # noqa: E402

Run.objects.filter(kind="ingest").update(declared_at=datetime(2026, 5, 4, 9, 30, tzinfo=UTC))
