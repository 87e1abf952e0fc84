"""Every way in which one moved fact, or more rows, brings a number across its limit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from quittance.core.facts.row import Value
from quittance.core.rating.dates import CALENDAR
from quittance.core.rating.probing.drive import Driver, fact_driver, facts_read
from quittance.core.rating.probing.drive_rows import is_rows, row_drivers
from quittance.core.rating.probing.known_index import fact_of
from quittance.core.rating.probing.subject import Subject
from quittance.core.rating.probing.turn import Side, Turn, turn
from quittance.core.rating.probing.watch import Watch
from quittance.core.tariff.breaks.model import Break, Number
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.index import Index
from quittance.core.tariff.operand import FactRead
from quittance.core.tariff.plan import Plan
from quittance.kernel.exact import Exact, exact

_STRIDE = 4
_AROUND = (1, 2, 3, 4, 5, 6, 8)
_DIGITS_MAX = 6
_INDEX_MAX = 10**9


Compared = Callable[[int], tuple[Exact | None, tuple[str, Value] | None]]


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where the limit is crossed, in steps of the driver.

    compared   the number that is compared after so many steps, and what was moved if that is another.
    """

    driver: Driver
    turn: Turn
    compared: Compared


class Crossings:
    """Of one break, for one set of facts: every driver that gets across, the nearest to the number first."""

    def __init__(
        self,
        plan: Plan,
        indexes: Mapping[str, Index],
        watch: Watch,
        broken: Break,
        number: Number,
        subject: Subject,
        values: Mapping[str, Value],
    ) -> None:
        self._plan, self._indexes, self._watch = plan, indexes, watch
        self._number, self._subject, self._values = number, subject, values
        self._price_date = broken.line.price_date
        self._row = broken.row if number.reads_row else None
        self._limit = None if isinstance(number.limit, tuple) else number.limit

    def __iter__(self) -> Iterator[Crossing]:
        for driver in self._drivers():
            is_direct = self._is_direct(driver)
            if not is_direct and not is_rows(driver) and not self._matters(driver):
                continue
            side = self._plain(driver) if is_direct else self._watched(driver)
            near = self._near(driver)
            found = turn(side, _inside(driver, near), belongs=self._number.belongs)
            if (found is None or found.at is None) and not (is_rows(driver) and near):
                samples = _inside(driver, (*_strides(driver), *self._about(driver), *near))
                found = turn(side, samples, belongs=self._number.belongs) or found
            if found is not None and sum(step is not None for step in found.steps) > 1:
                yield Crossing(driver, found, self._comparer(driver, is_direct))

    def _drivers(self) -> Iterator[Driver]:
        by_fact = {fact_of(name): index for name, index in self._indexes.items()}
        for fact in facts_read(self._plan, self._watch.lines):
            if fact in by_fact:
                yield _index_driver(fact, by_fact[fact])
            elif fact not in CALENDAR:
                driver = fact_driver(self._plan, fact, self._number.unit)
                if driver is not None:
                    yield driver
        if self._subject.joins:
            yield from row_drivers(self._plan, self._watch, self._number, self._price_date, self._values)

    def _matters(self, driver: Driver) -> bool:
        """Whether another number is compared for some of a few steps far apart."""
        points = (driver.lowest, driver.highest, *self._about(driver), *self._near(driver)[1:2])
        moved = (driver.moved(self._values, steps) for steps in _inside(driver, points))
        return len({self._watch.compared(batches, self._row) for batches in moved}) > 1

    def _about(self, driver: Driver) -> list[int]:
        """The fact as it is, where its row fits, and steps around it."""
        value = self._values.get(driver.fact)
        if not isinstance(value, (Decimal, Fraction)):
            return []
        return [driver.steps(value) * quarters // 4 for quarters in _AROUND]

    def _is_direct(self, driver: Driver) -> bool:
        """Whether the fact that is moved is itself what is compared, so that nobody need work it out."""
        return (
            self._number.steps == (Basis((FactRead(driver.fact),)),)
            and self._limit is not None
            and not self._subject.kind.is_group
        )

    def _plain(self, driver: Driver) -> Side:
        limit = Fraction(self._limit or 0)

        def side(steps: int) -> int | None:
            if not driver.lowest <= steps <= driver.highest:
                return None
            apart = Fraction(driver.value(steps)) - limit
            return (apart > 0) - (apart < 0)

        return side

    def _watched(self, driver: Driver) -> Side:
        @cache
        def side(steps: int) -> int | None:
            if not driver.lowest <= steps <= driver.highest:
                return None
            return self._watch.side(driver.moved(self._values, steps), self._row, self._limit)

        return side

    def _comparer(self, driver: Driver, is_direct: bool) -> Compared:
        def compared(steps: int) -> tuple[Exact | None, tuple[str, Value] | None]:
            value = driver.value(steps)
            if is_direct:
                return value, None
            found = self._watch.compared(driver.moved(self._values, steps), None)
            if found is None:
                return None, None
            is_same = driver.fact and found[0] == value and not self._number.reads_row
            return found[0], None if is_same else (driver.fact, value)

        return compared

    def _near(self, driver: Driver) -> tuple[int, ...]:
        """Steps where a crossing is likely: around the limit, or around as many rows as make it up."""
        if self._limit is None:
            return ()
        near = driver.steps(self._limit)
        if not driver.fact:
            one = self._watch.compared(driver.moved(self._values, 1), None)
            near = int(Fraction(self._limit) / Fraction(one[0])) if one and one[0] else near
        return near - 1, near, near + 1


def _index_driver(fact: str, index: Index) -> Driver:
    """An index in the steps of its rounding, or where it is not rounded in those of its published values."""
    finest = max(Fraction(value.value).denominator for value in index.values) if index.values else 1
    digits = next((digits for digits in range(_DIGITS_MAX) if 10**digits % finest == 0), _DIGITS_MAX)
    step = max(Fraction(index.rounding.step), Fraction(1, 10**digits))
    return Driver(fact, exact(step), 0, int(_INDEX_MAX / step))


def _strides(driver: Driver) -> Iterator[int]:
    """From nothing outwards in strides that grow."""
    yield from (driver.lowest, driver.highest, 0, 1)
    stride = 1
    while stride < driver.highest:
        yield stride
        yield -stride
        stride *= _STRIDE


def _inside(driver: Driver, steps: Iterable[int]) -> list[int]:
    return sorted({step for step in steps if driver.lowest <= step <= driver.highest})
