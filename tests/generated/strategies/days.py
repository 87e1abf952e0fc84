"""Days on which something changes, and the days beside them."""

from __future__ import annotations

from datetime import date, timedelta

from tests.generated.strategies.chance import Chance

FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
"""The facts of a generated run lie in these two years."""

CORNERS = (
    date(2025, 1, 1), date(2025, 2, 28), date(2025, 3, 1), date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 29),
    date(2025, 12, 28), date(2025, 12, 29), date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 4), date(2026, 1, 5),
    date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 30), date(2026, 12, 31),
)  # fmt: skip
"""Ends of months, quarters and years, weeks that cross the year."""


def any_day(chance: Chance) -> date:
    """Any day of the two years."""
    return FIRST + timedelta(days=chance.randrange((LAST - FIRST).days + 1))


def change(chance: Chance) -> date:
    """A day on which a card may change: mostly a first of the month."""
    day = chance.choice(CORNERS) if chance.yes(40) else any_day(chance)
    return day.replace(day=1) if chance.yes(50) else day


def near(chance: Chance, day: date) -> date:
    """That day, or the one before or after."""
    moved = day + timedelta(days=chance.choice([-1, 0, 0, 1]))
    return min(max(moved, FIRST), LAST)
