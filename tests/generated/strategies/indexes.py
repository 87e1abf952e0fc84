"""Published series: weekly or monthly, with gaps, several values a period, a lag and a rounding."""

from __future__ import annotations

from datetime import date, timedelta

from quittance.core.tariff.index import Index, IndexValue
from quittance.core.tariff.operand import IndexRead
from quittance.kernel.finding import Place
from quittance.kernel.period import PeriodWord
from quittance.kernel.rounding import Mode, Rounding
from tests.generated.strategies import days
from tests.generated.strategies.card import Card, Named
from tests.support.plans import base, number_type


def published(card: Card, every: PeriodWord, unit: str, name: str) -> tuple[IndexValue, ...]:
    """Two years of values; a period may have several or none."""
    chance = card.chance
    step = 7 if every is PeriodWord.WEEK else 30
    found: dict[date, IndexValue] = {}
    day = days.FIRST - timedelta(days=chance.randint(0, 90))
    while day <= days.LAST:
        if not chance.yes(5):
            value = base(f"{chance.decimal(1, 5, 3)} {unit}")
            found[day] = IndexValue(day, value, Place(f"{name}.csv", len(found) + 2))
        day += timedelta(days=max(1, step + chance.choice([0, 0, 0, -step // 2, 1])))
    return tuple(found.values())


def index(card: Card) -> Named:
    """An index that lines and tables may read."""
    chance = card.chance
    name = card.fresh("index")
    every = chance.choice([PeriodWord.WEEK, PeriodWord.MONTH])
    unit = chance.choice(["USD per gal", "EUR per l", "%", "1"])
    rounding = Rounding(chance.pick(tuple(Mode)), base(f"{chance.choice(['0.01', '0.001', '0.05'])} {unit}"))
    type_ = number_type(unit)
    card.sheet.indexes[name] = Index(
        name, every, chance.choice([0, 1, 2, 6]), rounding, type_, published(card, every, unit, name)
    )
    for _ in range(3):  # some of the days on which another value begins to be read
        day = days.any_day(chance)
        card.dated([day - timedelta(days=day.weekday()), day.replace(day=1)])
    named = Named(name, IndexRead(name), type_)
    card.measures.append(named)
    return named
