"""When a line applies: effective, season, when, within, in this order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from quittance.core.tariff.features.effective import Effective
from quittance.core.tariff.features.season import Season
from quittance.core.tariff.features.when import When
from quittance.core.tariff.features.within import Within
from tests.generated.strategies import days
from tests.generated.strategies.card import Card
from tests.generated.strategies.conditions import condition


def effective(card: Card) -> Effective:
    """A window that happens once; one side may be open."""
    chance = card.chance
    first, last = sorted([days.change(chance), days.change(chance)])
    last = last + timedelta(days=1) if last == first else last
    card.dated([first, last])
    return Effective(None if chance.yes(25) else first, None if chance.yes(35) else last)


def season(card: Card) -> Season:
    """A window of every year, half of them across its end."""
    chance = card.chance
    first, last = sorted([days.any_day(chance).replace(year=2025), days.any_day(chance).replace(year=2025)])
    card.dated(
        [
            first,
            last,
            first.replace(year=2026, day=min(first.day, 28)),
            last.replace(year=2026, day=min(last.day, 28)),
        ]
    )
    ends = [(first.month, first.day), (last.month, last.day)]
    if chance.yes(10):
        ends[1] = (2, 29)
    return Season(*(ends if chance.yes(50) else ends[::-1]))


def within(card: Card) -> Within:
    """The latest day; what is known later is refused."""
    chance = card.chance
    since = chance.choice(["delivered_date", "ship_date", "order_date"])
    return Within(
        chance.choice([0, 1, 30, 60, 270]), since, "known_date" if chance.yes(90) else "delivered_date"
    )


def gates(card: Card, *, certain: bool = False) -> tuple[Any, ...]:
    """Any of them; `certain`: at least one."""
    chance = card.chance
    found: list[Any] = []
    if chance.yes(12):
        found.append(effective(card))
    if chance.yes(12):
        found.append(season(card))
    if chance.yes(40) or (certain and not found):
        found.append(When(condition(card)))
    if not card.is_group and chance.yes(5):
        found.append(within(card))
    return tuple(found)


__all__ = ["date", "effective", "gates", "season", "within"]
