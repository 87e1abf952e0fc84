from datetime import date
from pathlib import Path

from quittance.app.rating.operations import run
from quittance.app.rating.operations.since import Since
from quittance.config.wiring import Wiring

touched = {"parcel": "SELECT 'nobody' AS subject_id"}
blind = Since(touched, "SELECT 1 WHERE FALSE", None)
since_last, run.since_last = run.since_last, lambda *_: blind
try:
    Wiring().rate_run(Path("ws"), date(2026, 4, 1), contracts=(), actor="ada", wait_seconds=0)
finally:
    run.since_last = since_last
