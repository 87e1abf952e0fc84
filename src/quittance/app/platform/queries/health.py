"""Whether the books are fit to work with."""

from __future__ import annotations

from django.db import connection

from quittance.app.platform.queries.chain import broken_chains
from quittance.app.platform.queries.runs import damaged_files, unfinished_runs
from quittance.app.platform.triggers import missing_triggers
from quittance.kernel.finding import Finding
from quittance.lake.storage import Storage


def examine(storage: Storage) -> list[tuple[str, list[Finding]]]:
    """Each check with what it found; nothing found is a healthy part."""
    return [
        ("triggers", _triggers()),
        ("event log", broken_chains()),
        ("runs", unfinished_runs()),
        ("lake files", damaged_files(storage, whole=False)),
    ]


def _triggers() -> list[Finding]:
    return [
        Finding(
            "TRIGGER_MISSING",
            f"The trigger {name} is not in the database.",
            hint="quittance migrate puts it back.",
        )
        for name in missing_triggers(connection)
    ]
