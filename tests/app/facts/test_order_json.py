"""A file of orders goes into three tables, without a name or a street in any file of the lake."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from quittance.app.facts.operations.ingest import Ingested, Rooms, ingest
from quittance.app.platform.models import Actor
from quittance.config.workspace import Workspace
from quittance.lake.storage import Storage
from quittance.lake.tables import find_table

SAMPLE = Path(__file__).parents[2] / "adapters" / "order_json" / "orders.json"


def test_orders_parcels_and_events_come_in_and_people_do_not(workspace: Workspace, at: datetime) -> None:
    actor = Actor.objects.create(name="Ada", kind="person")
    rooms = Rooms(Storage(workspace.lake), workspace.locks, workspace.spill, workspace.parked, "UTC")

    def taken(table: str) -> Ingested:
        found = find_table(table)
        assert found is not None
        return ingest(SAMPLE, found, source="tiktok", rooms=rooms, actor=actor, at=at, clock=lambda: at)

    done = {name: taken(name) for name in ("orders", "parcels", "events")}
    assert {name: (one.new, one.parked) for name, one in done.items()} == {
        "orders": (2, 1),
        "parcels": (2, 0),
        "events": (9, 1),
    }
    assert all(taken(name).is_repetition for name in done)
    parked = Path(str(done["orders"].parked_file)).read_text(encoding="utf-8")
    assert "$.data.orders[2].payment.sub_total" in parked
    for path in Path(workspace.lake).rglob("*.parquet"):
        content = path.read_bytes()
        assert not any(word in content for word in (b"Jane", b"Sample", b"Muster", b"7700900123", b"Kent"))
