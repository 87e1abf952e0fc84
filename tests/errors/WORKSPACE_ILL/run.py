from datetime import UTC, datetime
from pathlib import Path

from quittance.config.jobs import works_of
from quittance.config.opened import open_workspace
from quittance.config.wiring import Wiring

Wiring().init(Path("ws"), database="books.sqlite3", lake="lake", actor="ada")
workspace = open_workspace(Path("ws"))

from django.db import connection  # noqa: E402

with connection.cursor() as cursor:
    cursor.execute("DROP TRIGGER platform_event_no_delete")

works_of(workspace)["examine"]({}, datetime(2026, 6, 2, tzinfo=UTC))
