"""The teller of one line: what a feature uses to say its part of the formula."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from quittance.core.facts.column import MONEY_UNIT
from quittance.core.rating.result import LineResult
from quittance.core.rating.telling.numbers import number_text, value_text
from quittance.core.rating.telling.rates import rate_text
from quittance.core.rating.telling.reasons import reasons_text
from quittance.core.rating.telling.types import unit_of_operand
from quittance.core.tariff.operand import CellRead, FactRead, IndexRead, LineRead, Literal, Operand
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.table import Row
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
        return self.words[key].format(**values)

    def value(self, operand: Operand, value: Any = None) -> str:
        """The operand's value alone: "0.25 lb"; "absent" if there is none."""
        value = self.result.inputs.get(operand) if value is None else value
        if value is None:
            return self.words["absent"]
        unit, currency = unit_of_operand(self.plan, self.result.line, operand)
        return self.any_value(value, unit, currency)

    def named(self, operand: Operand, value: Any = None) -> str:
        """The operand as the sheet names it, with its value: "weight 10 lb"; a literal or a cell is only its
        value."""
        name = self.name(operand)
        text = self.value(operand, value)
        return f"{name} {text}" if name and not isinstance(operand, CellRead) else text

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

    def parts(self, band: int) -> str:
        """The rows that a scale added up or compared."""
        line = self.result.line
        assert line.row is not None  # a scale reads a table
        operand = self.plan.table(line.row.table).keys[band].operand
        unit, currency = unit_of_operand(self.plan, line, operand) if operand is not None else (None, "")
        return self.words["sum_of_parts"].join(
            self.say(
                "part",
                place=self.place(part.row),
                quantity=self.any_value(part.quantity, unit, currency),
                amount=self.amount(part.amount),
            )
            for part in self.result.parts
        )

    def read_by(self, said: str = "") -> str:
        """What the row was looked for by, without what is said already: "weight 1.9 kg, diesel 1.47 EUR per l
        of 2026-W12"; empty without a table."""
        told = []
        for operand, value, period in self.result.read_by:
            text = self.named(operand, value)
            if said and text in said:
                continue
            told.append(self.say("of_period", text=text, period=period) if period else text)
        return self.words["sum_of_parts"].join(told)

    def because(self) -> str:
        """The tests that decided a yes/no."""
        return reasons_text(self.result.because, self)

    def amount(self, value: Exact) -> str:
        """A value of the line itself, in its unit."""
        type_ = self.result.line.type
        unit = MONEY_UNIT if type_.is_money and type_.unit is None else type_.unit
        return number_text(value, unit, self._currency or type_.currency or "")

    def any_value(self, value: Any, unit: Unit | None = None, currency: str = "") -> str:
        """Any value in words; money is in the subject's currency where that is known."""
        return value_text(value, unit, self._currency or currency, self.words["yes"], self.words["no"])

    def place(self, row: Row) -> str:
        """Where a row stands."""
        return place_text(row.place, self.words)


def place_text(place: Place, words: Mapping[str, str]) -> str:
    """A place in words."""
    if place.cell is not None:
        return words["place_cell"].format(file=place.file, sheet=place.sheet or "", cell=place.cell)
    if place.line is not None:
        return words["place_line"].format(file=place.file, line=place.line)
    return words["place_file"].format(file=place.file)
