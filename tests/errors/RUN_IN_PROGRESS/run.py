from pathlib import Path

from quittance.config.wiring import Wiring

Wiring().init(Path("ws"), database="books.sqlite3", lake="lake", actor="ada")

from quittance.app.platform.locks import holding  # noqa: E402

with holding(["parcels"], folder=Path("ws/.locks")), holding(["parcels"], folder=Path("ws/.locks")):
    pass
