"""Doing something once, however often it is asked for: by a key that the one who asks has chosen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from quittance.app.platform.models import IdempotencyKey
from quittance.kernel.refusal import Refusal


class KeyReused(Refusal):
    """The key was used before, for something else."""

    code = "KEY_REUSED"


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered, plain JSON; `is_repetition` says that nothing was done this time."""

    answer: Any
    is_repetition: bool


def once(
    key: str, *, scope: str, payload: Mapping[str, Any], at: datetime, work: Callable[[], Any]
) -> Answered:
    """Does the work and remembers its answer, or gives the answer that the key got before.

    scope    what is asked for, such as `contracts.approve`; a key counts in its scope.
    payload  everything that the answer depends on, plain JSON; the same key with another one is refused.
    work     gives plain JSON. It happens in the transaction that takes the key: both or none, and two who
             ask at once wait for each other. What it refuses takes no key.

    Without a key ("") the work is simply done. Refuses with `KeyReused`.
    """
    if not key:
        return Answered(work(), False)
    digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
    try:
        with transaction.atomic():
            if (before := IdempotencyKey.objects.filter(scope=scope, key=key).first()) is not None:
                return _again(before, digest)
            row = IdempotencyKey.objects.create(scope=scope, key=key, payload_hash=digest, answer={}, at=at)
            row.answer = json.loads(json.dumps(work()))
            row.save(update_fields=["answer"])
            return Answered(row.answer, False)
    except IntegrityError:
        before = IdempotencyKey.objects.filter(scope=scope, key=key).first()
        if before is None:  # it was the work that broke a rule of the books
            raise
        return _again(before, digest)


def _again(before: IdempotencyKey, digest: str) -> Answered:
    if before.payload_hash != digest:
        raise KeyReused(
            f"The key {before.key} was used on {before.at:%Y-%m-%d %H:%M} UTC for something else.",
            "Take a new key for a new request; the old one gives the old answer.",
        )
    return Answered(before.answer, True)
