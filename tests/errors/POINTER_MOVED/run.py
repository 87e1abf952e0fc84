from pathlib import Path

from quittance.config.wiring import Wiring

Wiring().init(Path("ws"), database="books.sqlite3", lake="lake", actor="ada")

from quittance.app.platform.pointer_store import BooksPointers  # noqa: E402
from quittance.lake.pointers import Swap  # noqa: E402

BooksPointers().swap([Swap("parcels", "where it no longer is", "where it would be", None)])
