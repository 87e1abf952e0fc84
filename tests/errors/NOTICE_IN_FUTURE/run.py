from datetime import UTC, date, datetime
from pathlib import Path

from tests.support import django_ready  # noqa: F401

# isort: split
from quittance.app.contracts.operations.steps import record_notice
from quittance.app.platform.models import Actor

record_notice(
    "SELL-1",
    None,
    delivered_on=date(2026, 4, 1),
    proof=Path("letter.pdf"),
    actor=Actor(name="ada"),
    at=datetime(2026, 3, 25, 9, 0, tzinfo=UTC),
)
