"""Named places in a run where a crash would hurt most, so that tests can crash it there."""

from __future__ import annotations

from collections.abc import Callable

_watcher: list[Callable[[str], None]] = []


def reach(place: str) -> None:
    """Says that a run has come to `place`, such as "books: before commit". Does nothing unless watched."""
    for watcher in _watcher:
        watcher(place)


def watch(watcher: Callable[[str], None]) -> None:
    """Calls `watcher` with the name of every place reached from now on, for the rest of the process.

    Fault-injection tests kill the process from it; it replaces an earlier watcher.
    """
    _watcher[:] = [watcher]
