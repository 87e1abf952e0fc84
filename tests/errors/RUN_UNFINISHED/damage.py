from datetime import UTC, datetime

from quittance.app.platform.operations.actors import find_actor
from quittance.app.platform.operations.runs import claim_run

claim_run(
    kind="ingest",
    key="ingest.parcels.wms.1",
    scope="ingest.parcels.wms.1",
    inputs={},
    at=datetime(2026, 5, 1, tzinfo=UTC),
    actor=find_actor("ada"),
)
