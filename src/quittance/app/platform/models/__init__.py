"""The tables of the platform app."""

from __future__ import annotations

from quittance.app.platform.models.actor import Actor, ActorRole
from quittance.app.platform.models.event import Event, EventHead
from quittance.app.platform.models.idempotency_key import IdempotencyKey
from quittance.app.platform.models.job import Job, Schedule
from quittance.app.platform.models.lake_file import LakeFile
from quittance.app.platform.models.pointer import Pointer
from quittance.app.platform.models.run import Run, RunSnapshot

__all__ = [
    "Actor",
    "ActorRole",
    "Event",
    "EventHead",
    "IdempotencyKey",
    "Job",
    "LakeFile",
    "Pointer",
    "Run",
    "RunSnapshot",
    "Schedule",
]
