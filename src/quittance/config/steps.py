"""Where a run is, in steps that a user can be told: the places that it passes on its way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from quittance.kernel.places import watching

STEPS = {
    "books: claimed": "working",
    "ingest: sorted out": "writing",
    "rate: differences found": "writing",
    "books: before commit": "committing",
}
"""The step that begins at a place."""


@contextmanager
def telling_steps(tell: Callable[[str], None]) -> Iterator[None]:
    """Calls `tell` with the name of each step that a run in the block comes to."""

    def passed(place: str) -> None:
        if place in STEPS:
            tell(STEPS[place])

    with watching(passed):
        yield
