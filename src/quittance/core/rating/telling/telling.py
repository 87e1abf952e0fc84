"""The teller of one line: what a feature uses to say its part of the formula."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from quittance.core.facts.column import MONEY_UNIT
from quittance.core.facts.subjects import SUBJECTS
from quittance.core.rating.result import LineResult
from quittance.core.rating.telling.numbers import number_text, value_text
from quittance.core.rating.telling.rates import rate_text
from quittance.core.rating.telling.reasons import reasons_text
from quittance.core.rating.telling.types import key_unit, unit_of_operand
from quittance.core.tariff.operand import (
    CellRead,
    FactRead,
    IndexRead,
    LineRead,
    Literal,
    Operand,
    Reach,
)
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.scope import Scope
from quittance.core.tariff.table import Row
from quittance.kernel.counted import filled
from quittance.kernel.exact import Exact
from quittance.kernel.finding import Place
from quittance.kernel.unit import Unit


class Telling:
    """Words of one language for one line of one result."""

    def __init__(self, plan: Plan, result: LineResult, currency: str, words: Mapping[str, str]) -> None:
        self.plan = plan
        self.result = result
        self.words = words
        self._currency = currency

    def say(self, key: str, **values: Any) -> str:
        """The message of that key, filled in."""
        return filled(self.words[key], values)

    def value(self, operand: Operand, value: Any = None, unit: Unit | None = None) -> str:
        """The operand's value alone: "0.25 lb"; "absent" if there is none. `unit` is another than its own."""
        value = self.result.inputs.get(operand) if value is None else value
        if value is None:
            return self.words["absent"]
        own, currency = unit_of_operand(self.plan, self.result.line, operand)
        return self.any_value(value, unit or own, currency)

    def named(self, operand: Operand, value: Any = None, unit: Unit | None = None) -> str:
        """The operand as the sheet names it, with its value: "weight 10 lb"; a literal or a cell is only its
        value."""
        name = self.name(operand)
        text = self.value(operand, value, unit)
        if not name or isinstance(operand, CellRead):
            return text
        return f"{name} {text}{self.elsewhere(operand)}"

    def elsewhere(self, operand: Operand) -> str:
        """Which line of the sheet it is that another subject's sheet shows: " [line 3, its order]"; empty for
        what stands on this one."""
        if not isinstance(operand, LineRead) or operand.reach is Reach.SAME:
            return ""
        line = next(other for other in self.plan.lines if other.name == operand.name)
        key = "of_its_group" if operand.reach is Reach.UP else "of_every_member"
        return self.say(key, line=line.number, of=per_text(line.scope))

    def name(self, operand: Operand) -> str:
        """How the sheet calls it; empty for a literal."""
        match operand:
            case Literal():
                return ""
            case FactRead(name) | IndexRead(name) | LineRead(name, None):
                return name
            case LineRead(name, heading):
                return f"{name}.{heading}"
            case CellRead(heading):
                return heading

    def total_of(self, operands: Iterable[Operand]) -> str:
        """Those that are not absent, with plus signs between them."""
        present = [self.named(operand) for operand in operands if self.has(operand)]
        return self.words["sum_sign"].join(present) or self.words["nothing"]

    def has(self, operand: Operand) -> bool:
        """Whether the operand was there: neither absent nor an empty cell."""
        return self.result.inputs.get(operand) is not None

    def price_and_rate(self, text: str) -> str:
        """Price plus rate times what was said before."""
        result = self.result
        price = "" if result.price is None else self.amount(result.price)
        if result.rate is None or result.rate_of is None:
            return price or text
        rate = rate_text(self.plan, result.line, result.rate_of, result.rate, self._currency, self.words)
        if price:
            return self.say("price_and_rate", price=price, text=text, rate=rate)
        return self.say("rate", text=text, rate=rate)

    def parts(self, band: int, taken: int | None = None) -> str:
        """The rows that a scale added up or compared; `taken` is the position of the one that was chosen."""
        line = self.result.line
        assert line.row is not None  # a scale reads a table
        operand = self.plan.table(line.row.table).keys[band].operand
        unit, currency = unit_of_operand(self.plan, line, operand) if operand is not None else (None, "")
        told = [
            self.say(
                "part",
                place=self.place(part.row, short=True),
                quantity=self.any_value(part.quantity, unit, currency),
                amount=self.amount(part.amount),
            )
            for part in self.result.parts
        ]
        if taken is not None:
            told[taken] = self.say("part_taken", part=told[taken])
        return self.words["sum_of_parts"].join(told)

    def read_by(self, said: str = "") -> str:
        """What the row was looked for by, without what is said already: "weight 1.9 kg, diesel 1.47 EUR per l
        of 2026-W12"; empty without a table."""
        told = []
        for operand, value, period in self.result.read_by:
            text = self.named(operand, value, key_unit(self.plan, self.result.line, operand))
            if said and text in said:
                continue
            told.append(self.say("of_period", text=text, period=period) if period else text)
        return self.words["sum_of_parts"].join(told)

    def because(self) -> str:
        """The tests that decided a yes/no."""
        return reasons_text(self.result.because, self)

    def unit_of(self, operand: Operand) -> Unit | None:
        """The unit in which the line expects the operand."""
        return unit_of_operand(self.plan, self.result.line, operand)[0]

    def amount(self, value: Exact) -> str:
        """A value of the line itself, in its unit."""
        type_ = self.result.line.type
        unit = MONEY_UNIT if type_.is_money and type_.unit is None else type_.unit
        return number_text(value, unit, self._currency or type_.currency or "", self.words)

    def any_value(self, value: Any, unit: Unit | None = None, currency: str = "") -> str:
        """Any value in words; money is in the subject's currency where that is known."""
        return value_text(value, unit, self._currency or currency, self.words)

    def place(self, row: Row, *, short: bool = False) -> str:
        """Where a row stands; `short` leaves out the file, where it was named before."""
        return place_text(row.place, self.words, short=short)


def place_text(place: Place, words: Mapping[str, str], *, short: bool = False) -> str:
    """A place in words."""
    if place.cell is not None:
        key = "place_cell_short" if short else "place_cell"
        return words[key].format(file=place.file, sheet=place.sheet or "", cell=place.cell)
    if place.line is not None:
        return words["place_line_short" if short else "place_line"].format(file=place.file, line=place.line)
    return words["place_file"].format(file=place.file)


def per_text(scope: Scope) -> str:
    """The scope as `per` says it: "order", "account, month", "parcel"."""
    if not scope.is_group:
        return scope.subject
    words = [key.removesuffix("_id") if key.removesuffix("_id") in SUBJECTS else key for key in scope.keys]
    return ", ".join([*words, *([scope.period.value] if scope.period else [])])
