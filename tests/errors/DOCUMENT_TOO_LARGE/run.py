from pathlib import Path

from tests.support import django_ready  # noqa: F401

# isort: split
from quittance.app.contracts.operations.store import store_file

scan = Path("scan.pdf")
with scan.open("wb") as file:
    file.truncate(25_000_000)
store_file(scan)
