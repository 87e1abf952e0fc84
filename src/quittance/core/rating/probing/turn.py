"""Where a number crosses its limit, counted in the steps of what moves it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Side = Callable[[int], int | None]
"""-1 below the limit, 0 at it, 1 above it; None where the number does not come about."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Steps just below, at, and just above the limit; None where no step comes to lie there."""

    below: int | None
    at: int | None
    above: int | None

    @property
    def steps(self) -> tuple[int | None, int | None, int | None]:
        """The three in this order."""
        return self.below, self.at, self.above


def turn(side: Side, samples: Iterable[int], *, belongs: bool) -> Turn | None:
    """The first crossing between two samples; None if there is none. A number that falls while its driver
    rises is crossed the other way round. Of several steps at the limit the one next to the change is taken:
    the last of them where the limit belongs to what lies below it.
    """
    before: int | None = None
    for sample in samples:
        there = side(sample)
        if there is None:
            continue
        if before is not None:
            last = side(before)
            assert last is not None, "only numbers that came about are kept"
            if last < there:
                return _crossed(side, before, sample, belongs=belongs)
            if last > there:
                found = _crossed(lambda step: side(-step), -sample, -before, belongs=belongs)
                return Turn(*(None if step is None else -step for step in found.steps))
        before = sample
    return None


def _crossed(side: Side, low: int, high: int, *, belongs: bool) -> Turn:
    """Between a step that lies lower and one that lies higher; the edges of the plateau are sought beyond
    them by doubling strides."""
    if side(low) == 0:
        first = _edge(low, -1, lambda step: side(step) == 0)
    else:
        first = _between(low, high, lambda step: side(step) == -1) + 1
    below = first - 1 if side(first - 1) == -1 else None
    if side(first) != 0:
        return Turn(below, None, first)
    if side(high) == 0:
        last = _edge(high, 1, lambda step: side(step) == 0)
    else:
        last = _between(first, high, lambda step: side(step) == 0)
    above = last + 1
    return Turn(below, last if belongs else first, above)


def _between(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The last step for which it holds; it does at `low` and does not at `high`."""
    while high - low > 1:
        middle = (low + high) // 2
        if holds(middle):
            low = middle
        else:
            high = middle
    return low


def _edge(start: int, direction: int, holds: Callable[[int], bool]) -> int:
    """The farthest step in that direction for which it still holds."""
    stride, at = 1, start
    while holds(at + direction * stride) and stride < 2**40:
        at += direction * stride
        stride *= 2
    inner = _between(0, stride, lambda step: holds(at + direction * step))
    return at + direction * inner
