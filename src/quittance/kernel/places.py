"""Named places in a run where a crash would hurt most, so that tests can crash it there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_watchers: list[Callable[[str], None]] = []


def reach(place: str) -> None:
    """Says that a run has come to `place`, such as "books: before commit". Does nothing unless watched."""
    for watcher in _watchers:
        watcher(place)


@contextmanager
def watching(watcher: Callable[[str], None]) -> Iterator[None]:
    """Calls `watcher` with the name of every place that is reached within the block.

    Fault-injection tests kill the process from it.
    """
    _watchers.append(watcher)
    try:
        yield
    finally:
        _watchers.remove(watcher)
