"""Works out `price` and `rate`: price + rate x quantity, for the row read or any row of its item."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from quittance.core.rating.case import Case, Work
from quittance.core.rating.operands import applied
from quittance.core.rating.refusals import Code, Refused
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.priced import Priced, RateOf
from quittance.core.tariff.operand import CellRead, LineRead, Literal
from quittance.core.tariff.table import Row
from quittance.kernel.exact import Exact, add, divide, multiply, steps
from quittance.kernel.mode import Mode

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling

Source = Literal | CellRead | LineRead
ReadRow = Callable[[Case, Row | None], Any]

_ONE = Decimal(1)


class Charged(NamedTuple):
    """What a row asks for a quantity, and how."""

    amount: Exact | None  # None: every part of it is absent
    price: Exact | None
    rate: Exact | None
    rate_place: int | None


class Prices:
    """Price and rates of a line, readable for any row of its table."""

    def __init__(self, price: Source | None, rates: tuple[RateOf, ...], setting: Setting) -> None:
        self._about = setting.row.table if setting.row is not None else ""
        self._price = None if price is None else _source(price, setting, None)
        self._rates = tuple((_source(rate.amount, setting, rate), _due(rate)) for rate in rates)
        sources = [rate.amount for rate in rates] + ([] if price is None else [price])
        own = any(isinstance(source, CellRead) for source in sources)
        self._other_lines = [] if own else [source.name for source in sources if isinstance(source, LineRead)]
        self._only_cells = not any(
            isinstance(source, Literal) or (isinstance(source, LineRead) and source.heading is None)
            for source in sources
        )

    def of(self, case: Case, row: Row | None, quantity: Exact | None) -> Charged:
        """What the row asks. Refuses NO_PRICE for a hole: everything comes from cells, and all are empty."""
        price = self._price(case, row) if self._price else None
        for place, (read, due) in enumerate(self._rates):
            rate = read(case, row)
            if rate is not None and quantity is not None:
                amount = due(rate, quantity)
                return Charged(amount if price is None else add(price, amount), price, rate, place)
        if price is None and self._only_cells and self._was_read(case):
            raise Refused(Code.NO_PRICE, self._about)
        return Charged(price, price, None, None)

    def _was_read(self, case: Case) -> bool:
        """Whether the empty cells belong to a row at all: those of an absent line are absent, no hole."""
        return not self._other_lines or any(applied(case, name) is not None for name in self._other_lines)


def _source(source: Source, setting: Setting, rate: RateOf | None) -> ReadRow:
    if isinstance(source, CellRead):
        read_cell = setting.cell(source.heading).reader(setting.money, rate.per if rate else None)
        return lambda case, row: None if row is None else read_cell(case, row)
    read = setting.read(source)
    return lambda case, row: read(case)


def _due(rate: RateOf) -> Callable[[Exact, Exact], Exact]:
    """What a rate comes to for a quantity: begun steps, or pro rata."""
    per = rate.per.amount
    if rate.per.started:
        return lambda amount, quantity: multiply(amount, Decimal(steps(quantity, per, Mode.UP)))
    if per == _ONE:
        return multiply
    if isinstance(rate.amount, Literal):
        for_one = divide(rate.amount.value, per)
        return lambda amount, quantity: multiply(for_one, quantity)
    return lambda amount, quantity: divide(multiply(amount, quantity), per)


def _prepare(feature: Priced, setting: Setting) -> StepWork:
    if feature.price is not None and not feature.rates:
        return _only_price(feature.price, setting)
    prices = Prices(feature.price, feature.rates, setting)

    def priced(case: Case, work: Work, value: Any) -> Any:
        charged = prices.of(case, work.row, value)
        work.basis = value
        work.price, work.rate, work.rate_place = charged.price, charged.rate, charged.rate_place
        return charged.amount

    return priced


def _only_price(price: Source, setting: Setting) -> StepWork:
    prices = Prices(price, (), setting)

    def fixed(case: Case, work: Work, value: Any) -> Any:
        work.price = prices.of(case, work.row, None).price
        work.basis = value
        return work.price

    return fixed


def _tell(feature: Priced, telling: Telling, text: str, value: Any) -> str:
    return telling.price_and_rate(text)


FEATURE = StepFeature(Priced, _prepare, _tell)
