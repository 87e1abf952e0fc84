from pathlib import Path

from quittance.config.wiring import Wiring

Wiring().init(Path("ws"), database="books.sqlite3", lake="lake", actor="ada")

from quittance.lake.maintenance import compact  # noqa: E402

for number in range(4):
    file = Path(f"{number}.csv")
    file.write_text(f"parcel_id,ship_date\nP{number},2026-04-03\n", encoding="utf-8")
    Wiring().ingest(Path("ws"), file, table="parcels", source="wms", actor="ada", wait_seconds=0)
write = compact.write_rows
compact.write_rows = lambda connection, table, rows, *rest: write(
    connection, table, f"(SELECT * FROM {rows} LIMIT 3)", *rest
)
try:
    Wiring().lake_compact(Path("ws"), "parcels", actor="ada")
finally:
    compact.write_rows = write
