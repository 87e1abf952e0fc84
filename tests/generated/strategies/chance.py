"""Choices by one seed: the same seed makes the same plan and the same facts on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance(Random):
    """A seeded source of choices, in the words that generators use."""

    def yes(self, percent: int) -> bool:
        """True so many times of a hundred."""
        return self.randrange(100) < percent

    def pick(self, items: Sequence[T]) -> T:
        """Any of them."""
        return items[self.randrange(len(items))]

    def some(self, items: Sequence[T], low: int, high: int) -> list[T]:
        """Between so many and so many of them (or all there are), in their order."""
        count = min(self.randint(low, high), len(items))
        return [items[at] for at in sorted(self.sample(range(len(items)), count))]

    def weighed(self, **weights: int) -> str:
        """One of the words, as often as its weight says."""
        return self.choices(list(weights), list(weights.values()))[0]

    def decimal(self, low: int, high: int, decimals: int) -> Decimal:
        """A number between the two, with at most so many decimals."""
        return Decimal(self.randint(low * 10**decimals, high * 10**decimals)).scaleb(-decimals)
