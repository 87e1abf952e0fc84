"""Locks that die with their process: two runs that write the same table do not work at once.

They save work; what makes a run safe is the compare-and-set of its commit.
"""

from __future__ import annotations

import fcntl
import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.db import connection, connections

from quittance.kernel.refusal import Refusal

SWEEP = "sweep"
"""The lock that keeps files from being deleted while a backup copies them."""

_PAUSE_SECONDS = 0.1


class RunInProgress(Refusal):
    """Another run writes what this one wants to write."""

    code = "RUN_IN_PROGRESS"


@contextmanager
def holding(names: Sequence[str], *, folder: Path, wait_seconds: float = 0) -> Iterator[None]:
    """Holds the locks `names` (tables of the lake) for the block, taken in order of their names.

    PostgreSQL keeps them in a session of its own; with SQLite they are files in `folder`, for the users of
    one machine. Waits at most `wait_seconds`, then refuses with `RunInProgress`.
    """
    with ExitStack() as held:
        for name in sorted(names):
            one = _by_database(name) if connection.vendor == "postgresql" else _by_file(name, folder)
            waited = 0.0
            lock = held.enter_context(one)
            while not lock():
                if waited >= wait_seconds:
                    raise RunInProgress(
                        f"Another run is writing {name} right now.",
                        "Wait until it ends, or let the command wait: --wait SECONDS.",
                    )
                time.sleep(_PAUSE_SECONDS)
                waited += _PAUSE_SECONDS
        yield


@contextmanager
def _by_file(name: str, folder: Path) -> Iterator[Callable[[], bool]]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("w") as file:

        def take() -> bool:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        yield take


@contextmanager
def _by_database(name: str) -> Iterator[Callable[[], bool]]:
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
    session = connections.create_connection("default")
    try:

        def take() -> bool:
            with session.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
                return bool(cursor.fetchone()[0])

        yield take
    finally:
        session.close()
