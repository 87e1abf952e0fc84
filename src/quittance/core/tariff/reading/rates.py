"""Price and rate of a line, wherever they are said, and what they make of the basis."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quittance.core.tariff.language.amount import in_base_units
from quittance.core.tariff.language.rate import Counting, PerText, RateText, parse_rate
from quittance.core.tariff.operand import CellRead, LineRead, Literal
from quittance.core.tariff.reading.draft_table import NUMBERS
from quittance.core.tariff.reading.grid import is_multiple
from quittance.core.tariff.reading.line_reader import LineReader
from quittance.core.tariff.reading.meaning import NO_SLOT, Meaning
from quittance.core.tariff.reading.types import number_type, said, typed
from quittance.core.tariff.table import Per
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.dimension import SCALAR, Dimension
from quittance.kernel.exact import exact
from quittance.kernel.finding import Place

Amount = Literal | CellRead | LineRead

ALL_OF_IT = Per(exact(1), "", False)
"""The right side of a percentage."""


@dataclass(frozen=True, slots=True)
class Pricing:
    """Price and rates, and the type of what they come to."""

    price: Amount | None
    rates: tuple[tuple[Amount, Per], ...]
    type: ValueType

    def cell(self, line: LineReader) -> CellRead | None:
        """The price as a column, which is all that a scale can have."""
        if self.price is not None and not isinstance(self.price, CellRead):
            line.find("DO_NOT_MIX", "With a scale the price is a column of the table.", "price")
            return None
        return self.price


@dataclass(frozen=True, slots=True)
class _Said:
    """One rate as said somewhere: a percentage and a named rate have no text of their right side."""

    amount: Amount
    left: ValueType
    per: Per
    text: PerText | None
    place: Place


def per_of(text: PerText | None) -> Per:
    """The right side of a rate in base units."""
    if text is None:
        return ALL_OF_IT
    return Per(text.base, text.unit_text, text.counting is Counting.STARTED)


def pricing_of(line: LineReader) -> Pricing | None:
    """Price and rates of the line or its table; None, with findings, if there are none that can be used."""
    price = _price(line)
    said = _rates(line)
    if said and line.running is None:
        return None
    types = [type_ for rate in said if (type_ := _taken(line, rate)) is not None]
    if price is not None:
        types = [*types, price.type] if types else [price.type]
    if not types or len(types) < len(said):
        return None
    type_ = types[0]
    for other in types[1:]:
        if not line.fits(
            type_, other, "price" if line.says("price") else "rate", "another part of the price"
        ):
            return None
    operand = price.operand if price is not None else None
    assert operand is None or isinstance(operand, Literal | CellRead | LineRead)
    return Pricing(operand, tuple((rate.amount, rate.per) for rate in said), type_)


def _price(line: LineReader) -> Meaning | None:
    meaning = line.value("price")
    if meaning is not None and not isinstance(meaning.operand, Literal | CellRead | LineRead):
        line.find(
            "BAD_VALUE", f"price: {meaning.name!r} is no amount of the card; take it with `of`.", "price"
        )
        return None
    return meaning


def _rates(line: LineReader) -> list[_Said]:
    if line.has("rate") and line.column("rate"):
        line.find("GIVEN_TWICE", f"'rate' stands on the line and in its table {line.table_name!r}.", "rate")
    if line.has("rate"):
        said = _written(line)
        return [said] if said is not None else []
    if line.table is None:
        return []
    rates: dict[Per, _Said] = {}
    currency = line.table.currency_of(NUMBERS)
    for at, result in enumerate(line.table.results):
        if result.name == "rate" and result.per is not None:
            place, text = line.table.result_places[at], line.table.per_texts[at]
            left = replace(result.type, currency=currency) if result.type.dimension.money else result.type
            rates.setdefault(result.per, _Said(CellRead("rate"), left, result.per, text, place))
    return list(rates.values())


def _written(line: LineReader) -> _Said | None:
    text, place = line.text("rate"), line.place_of("rate")
    term = line.draft.terms.get(text)
    if term is not None and isinstance(term.value, RateText):
        line.draft.used_terms.add(text)
        return _literal(term.value, place)
    if text and (text[0].isdigit() or text[0] in "+-."):
        rate = line.parsed("rate", parse_rate)
        return _literal(rate, place) if rate is not None else None
    meaning = line.named(text, "rate") if text else None
    if meaning is None or not line.is_number(meaning, "rate"):
        return None
    if not isinstance(meaning.operand, Literal | LineRead):
        line.find("BAD_VALUE", f"rate: {text!r} is neither a rate nor a term or line.", "rate")
        return None
    return _Said(meaning.operand, meaning.type, meaning.per or ALL_OF_IT, None, place)


def _literal(rate: RateText, place: Place) -> _Said:
    left = rate.unit.left
    operand = Literal(NO_SLOT, in_base_units(rate.number, left), left.unit, left.currency)
    return _Said(operand, number_type(left), per_of(rate.unit.per), rate.unit.per, place)


def _taken(line: LineReader, rate: _Said) -> ValueType | None:
    """The type of the rate taken of the running value; a finding if its right side does not fit."""
    assert line.running is not None
    of = line.running.type
    if rate.text is None and not rate.per.unit_text:
        if rate.left.dimension == SCALAR and rate.left.currency is None:
            return of
        return typed(rate.left.dimension * of.dimension, rate.left.unit, rate.left.currency or of.currency)
    right = _right(line, rate)
    if right != of.dimension and not _cancelled(line, rate, right, of.dimension):
        taken = said(of.dimension, of.unit)
        message = f"The rate is per {rate.per.unit_text} ({said(right)}), and it is taken of {taken}."
        line.find_at("UNIT_MISMATCH", message, rate.place)
        return None
    _check_counting(line, rate)
    return typed(rate.left.dimension * of.dimension / right, rate.left.unit, rate.left.currency)


def _right(line: LineReader, rate: _Said) -> Dimension:
    if rate.text is not None:
        return rate.text.unit.dimension
    assert line.running is not None
    return line.running.type.dimension


def _cancelled(line: LineReader, rate: _Said, right: Dimension, of: Dimension) -> bool:
    """Whether `times` brings what is missing: "per ft3 day" of days, times a volume."""
    if rate.per.started:
        return False
    for factor in line.numbers("times"):
        of = of * factor.type.dimension
    return right == of


def _check_counting(line: LineReader, rate: _Said) -> None:
    if rate.text is None or line.running is None:
        return
    if not line.is_money:
        if rate.per.started:
            message = "Rates of measures are exact; begun steps are counted by `round`."
            line.find_at("BAD_VALUE", message, rate.place, 'Write for instance round = "up to 1 kg".')
        return
    grid = line.running.grid
    if rate.text.counting is Counting.UNSAID and (grid is None or not is_multiple(grid, rate.per.amount)):
        message = f"The card does not say whether begun {rate.per.unit_text} count whole."
        line.find_at("BARE_PER", message, rate.place)
