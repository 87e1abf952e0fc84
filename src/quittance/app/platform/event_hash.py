"""The hash that links an event to the one before it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import Any

from quittance.app.platform.models import Event


def event_hash(event: Event, actor_name: str) -> str:
    """SHA-256 of the event in a canonical text that does not depend on the database."""
    parts = [
        event.stream,
        str(event.number),
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        actor_name,
        event.deed,
        event.about,
        _canonical(event.before),
        _canonical(event.after),
        event.previous_hash,
    ]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _canonical(state: Any) -> str:
    return json.dumps(state, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
