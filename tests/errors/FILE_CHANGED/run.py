from pathlib import Path

from quittance.config.wiring import Wiring

Wiring().init(Path("ws"), database="books.sqlite3", lake="lake", actor="ada")

from quittance.kernel.places import watching  # noqa: E402

file = Path("parcels.csv")


def touch(place: str) -> None:
    if place == "ingest: sorted out":
        file.write_text(file.read_text(encoding="utf-8") + "P2,2026-04-03,1.5\n", encoding="utf-8")


with watching(touch):
    Wiring().ingest(Path("ws"), file, table="parcels", source="wms", actor="ada", wait_seconds=0)
