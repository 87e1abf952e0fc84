"""Cards on which more costs less: the price right after a limit is below the price right at it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from quittance.core.facts.column import unit_of
from quittance.core.tariff.analysis.arrange import edition_text, editions, item_text, items, others
from quittance.core.tariff.analysis.band import Band, bands
from quittance.core.tariff.analysis.catalogue import noticed
from quittance.core.tariff.analysis.definition import definition_of
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.deficit import Deficit
from quittance.core.tariff.features.slices import Slices
from quittance.core.tariff.operand import FactRead, LineRead, Operand
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.printed import key_text, number_text
from quittance.core.tariff.table import Row, Table
from quittance.kernel.exact import Exact, add, divide, exact, maximum, multiply, subtract
from quittance.kernel.finding import Finding

_NOTHING = exact(0)


def not_monotonic(plan: Plan) -> Iterator[Finding]:
    """PRICE_FALLS, one for each break at which the price falls as the band rises. Never repaired."""
    for table in plan.tables:
        if not any(result.name in ("price", "rate") for result in table.results):
            continue
        for band in bands(table):
            yield from _along(plan, table, band)


def _along(plan: Plan, table: Table, band: Band) -> Iterator[Finding]:
    readers = [line for line in plan.lines if line.row is not None and line.row.table == table.name]
    if any(isinstance(step, Slices) for line in readers for step in line.steps):
        return
    counted = any(
        isinstance(step, Deficit) or step == Basis((band.operand,)) for line in readers for step in line.steps
    )
    if not counted and not _is_measured(plan, band.operand):
        return
    kept = others(table, band.positions)
    labels = {result.label for result in table.results if result.name in ("price", "rate")}
    prices = [_Card(table, label, counted) for label in sorted(labels, key=str) if label or labels == {None}]
    for starts, rows in editions(table):
        for group in items(rows, kept).values():
            in_order = sorted(group, key=lambda row: band.stretch(row)[::-1])
            for lower, upper in pairwise(in_order):
                limit = _break(band, lower, upper)
                if limit is None:
                    continue
                for card in prices:
                    at, after = card.price(lower, limit), card.price(upper, limit)
                    if at is not None and after is not None and after < at:
                        where = item_text(table, upper, kept)
                        yield _falls(card, band, upper, limit, (at, after), where + edition_text(starts))


def _is_measured(plan: Plan, operand: Operand) -> bool:
    """Whether it is a weight, a size, a time or an amount: more of a count may well cost less each."""
    match operand:
        case FactRead(name):
            definition = definition_of(plan, name)
            return definition is not None and not unit_of(definition).dimension.is_scalar
        case LineRead(name, None):
            return any(line.name == name and not line.type.dimension.is_scalar for line in plan.lines)
        case _:
            return False


class _Card:
    """What the cells of one label charge for a quantity."""

    def __init__(self, table: Table, label: str | None, counted: bool) -> None:
        self.table, self.label, self._counted = table, label, counted
        self._price, self._rates, self._above = (
            [
                i
                for i, result in enumerate(table.results)
                if result.name == name and result.label in (label, None)
            ]
            for name in ("price", "rate", "above")
        )
        result = table.results[(self._price or self._rates)[0]]
        self.currency = result.type.currency or (str(result.type.unit) if result.type.unit else "")

    def price(self, row: Row, quantity: Exact) -> Exact | None:
        """The charge by the cells alone; None for a hole, or where a rate is not of the banded quantity."""
        filled = [row.results[i] for i in self._price if row.results[i] is not None]
        price = filled[0] if filled and isinstance(filled[0], (Decimal, Fraction)) else None
        if not self._rates:
            return price
        rate = next((i for i in self._rates if row.results[i] is not None), None)
        if rate is None:
            return price
        per, amount = self.table.results[rate].per, row.results[rate]
        if not self._counted or per is None or not isinstance(amount, (Decimal, Fraction)):
            return None
        free = next((row.results[i] for i in self._above if row.results[i] is not None), _NOTHING)
        assert isinstance(free, (Decimal, Fraction))
        counted = maximum((subtract(quantity, free), _NOTHING))
        charge = multiply(amount, divide(counted, per.amount))
        return add(price, charge) if price is not None else charge


def _break(band: Band, lower: Row, upper: Row) -> Exact | None:
    """The number at which the one row ends and the other begins."""
    limit = lower.keys[band.upper] if band.upper is not None else upper.keys[band.positions[0]]
    return limit if isinstance(limit, (Decimal, Fraction)) else None


def _falls(
    card: _Card, band: Band, row: Row, limit: Exact, amounts: tuple[Exact, Exact], where: str
) -> Finding:
    at, after = (number_text(amount, card.currency) for amount in amounts)
    key = card.table.keys[band.limit]
    column = f"price:{card.label}" if card.label else "price"
    return noticed(
        "PRICE_FALLS",
        (
            f"The {column} falls from {at} to {after} as the band passes {key_text(key, limit)}"
            f"{f' for {where}' if where.strip() else ''}."
        ),
        row.place,
    )
