from datetime import UTC, datetime
from pathlib import Path

from quittance.config.jobs import works_of
from quittance.config.opened import open_workspace
from quittance.config.wiring import Wiring

Wiring().init(Path("ws"), database="books.sqlite3", lake="lake", actor="ada")
works_of(open_workspace(Path("ws")))["retention"]({"months": "two years"}, datetime(2026, 6, 2, tzinfo=UTC))
