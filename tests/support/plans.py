"""Plans for tests, written line by line much as a sheet is, without the reader of tariff files.

sheet = Sheet(currency="USD")
sheet.table("freight", "weight up to [kg], price [USD]", "1, 3.50", "2, 4.00")
sheet.charge("freight", Priced(CellRead("price")), ROUND, table="freight")
plan = sheet.plan()
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.priced import RateOf
from quittance.core.tariff.features.rounded import RoundedToMinorUnit
from quittance.core.tariff.features.when import Condition, When
from quittance.core.tariff.index import Index, IndexValue
from quittance.core.tariff.line import Commercial, Line, Role
from quittance.core.tariff.operand import CellRead, FactRead, IndexRead, LineRead, Literal, Operand, Reach
from quittance.core.tariff.plan import CurrencyRule, Header, Plan
from quittance.core.tariff.scope import Scope
from quittance.core.tariff.table import Key, KeyCell, Per, Phrase, Result, ResultCell, Row, RowRead, Table
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.dimension import MONEY
from quittance.kernel.exact import Exact, exact, multiply
from quittance.kernel.finding import Place
from quittance.kernel.period import PeriodWord
from quittance.kernel.rounding import Mode, Rounding
from quittance.kernel.unit import ONE, Unit, parse_compound

ROUND = RoundedToMinorUnit(Mode.HALF_UP)
"""What every charge ends with if its card says nothing else."""

PARCEL = Scope("parcel")

_AMOUNT = re.compile(r"\s*(-?[0-9./]+)\s*(.*?)\s*")
_PER = re.compile(r"(?P<word>started |exact |)(?P<number>[0-9.]+ |)(?P<unit>.+)")
_HEADING = re.compile(
    r"(?P<name>[a-z_][\w.]*)(:(?P<label>\w+))?"
    r"( (?P<phrase>is|starts with|up to|over|at least|under))?( \[(?P<unit>[^\]]*)\])?"
)
_TEXT_OR_DATE = re.compile(r"postcode|district|_date$|^dest_|^origin_")


def unit_of(text: str) -> Unit:
    """The unit in a text; three capital letters are a currency."""
    if re.fullmatch("[A-Z]{3}", text):
        return Unit(text, MONEY, Fraction(1))
    if text.count(" per ") == 1:
        left, right = (unit_of(part) for part in text.split(" per "))
        return Unit(text, left.dimension / right.dimension, left.factor / right.factor)
    return parse_compound(text) if text else ONE


def number_type(text: str) -> ValueType:
    """A number read in that unit."""
    unit = unit_of(text)
    money = re.search(r"\b[A-Z]{3}\b", text)
    return ValueType(Kind.NUMBER, unit.dimension, unit, money[0] if money else None)


def base(text: str) -> Exact:
    """So much of a unit in base units: "0.25 lb", "15 %", "2"."""
    match = _AMOUNT.fullmatch(text)
    assert match, text
    return multiply(exact(match[1]), exact(unit_of(match[2]).factor))


def per(text: str) -> Per:
    """The right side of a rate: "exact lb", "started 500 g", "139 in3"."""
    match = _PER.fullmatch(text)
    assert match, text
    amount = base(f"{match['number'] or 1} {match['unit']}")
    return Per(amount, (match["number"] + match["unit"]).strip(), match["word"] == "started ")


class Sheet:
    """A tariff put together from the top. Names mean a line above, else an index, else a fact."""

    def __init__(
        self,
        *,
        currency: str | CurrencyRule = "GBP",
        subject: str = "parcel",
        price_date: str = "ship_date",
        starts: date = date(2025, 1, 1),
        ends: date | None = None,
        known_from: date | None = None,
        tariff: str = "test",
    ) -> None:
        rule = currency if isinstance(currency, CurrencyRule) else CurrencyRule(currency)
        self.header = Header(
            tariff, "A card for tests", starts, ends, known_from, "sell", rule, "excluded", subject,
            price_date, trigger="delivered", source="made up", trust="synthetic",
        )  # fmt: skip
        self.lines: list[Line] = []
        self.tables: dict[str, Table] = {}
        self.indexes: dict[str, Index] = {}
        self.literals: list[Literal] = []

    def amount(self, text: str) -> Literal:
        """An amount written on the card."""
        match = _AMOUNT.fullmatch(text)
        assert match, text
        type_ = number_type(match[2])
        literal = Literal(len(self.literals), base(text), type_.unit or ONE, type_.currency)
        self.literals.append(literal)
        return literal

    def rate(self, text: str) -> RateOf:
        """A rate written on the card: "0.40 USD per exact lb", "1.5 %", "1 lb per 139 in3"."""
        left, _, right = text.partition(" per ")
        return RateOf(self.amount(left), per(right) if right else Per(Decimal(1), "", False))

    def rate_cell(self, right: str = "", heading: str = "rate") -> RateOf:
        """The rate in a column of the line's table; empty for a percentage."""
        return RateOf(CellRead(heading), per(right) if right else Per(Decimal(1), "", False))

    def read(self, name: str, reach: Reach = Reach.SAME) -> Operand:
        """What the name means to the next line."""
        line, _, heading = name.partition(".")
        if any(above.name == line for above in self.lines):
            return LineRead(line, heading or None, reach)
        return IndexRead(name) if name in self.indexes else FactRead(name)

    def reads(self, *names: str, reach: Reach = Reach.SAME) -> tuple[Operand, ...]:
        """Several of them."""
        return tuple(self.read(name, reach) for name in names)

    def sums(self, *names: str) -> tuple[Operand, ...]:
        """The sums of lines over the reader's members."""
        return self.reads(*names, reach=Reach.SUM)

    def table(self, name: str, headings: str, *rows: str, soft: bool = False) -> Table:
        """A printed table: headings and rows as comma separated text, `|` between words of one cell."""
        parsed = [_Heading(text.strip(), self) for text in headings.split(",")]
        keys, results = [], []
        for heading in parsed:
            (keys if heading.is_key else results).append(heading)
        made = []
        for number, text in enumerate(rows, start=2):
            cells = dict(zip(parsed, (cell.strip() for cell in text.split(",")), strict=True))
            made.append(
                Row(
                    tuple(heading.key_cell(cells[heading]) for heading in keys),
                    tuple(heading.result_cell(cells[heading]) for heading in results),
                    Place(f"{name}.csv", number),
                )
            )
        table = Table(name, tuple(h.key for h in keys), tuple(h.result for h in results), tuple(made), soft)
        self.tables[name] = table
        return table

    def index(
        self, name: str, values: dict[date, str], *, unit: str = "USD per gal", every: str = "week", lag: int
        = 2, step: str = "0.01",
    ) -> Index:  # fmt: skip
        """A published series, rounded half up to the step (in `unit`)."""
        rounding = Rounding(Mode.HALF_UP, base(f"{step} {unit}"))
        published = tuple(
            IndexValue(day, base(f"{value} {unit}"), Place(f"{name}.csv", number))
            for number, (day, value) in enumerate(values.items(), start=2)
        )
        index = Index(name, PeriodWord(every), lag, rounding, number_type(unit), published)
        self.indexes[name] = index
        return index

    def measure(self, name: str, *steps: Any, unit: str = "", **more: Any) -> Line:
        """A number worked out, read in `unit`; without `per` for whatever reads it."""
        return self._add(Role.MEASURE, name, steps, number_type(unit), more.pop("scope", Scope("")), more)

    def lookup(self, name: str, *steps: Any, table: str, type_: ValueType | None = None, **more: Any) -> Line:
        """A row of a table under a name."""
        own = next((result.type for result in self.tables[table].results if result.name == name), None)
        type_ = type_ or own or ValueType(Kind.WORD)
        return self._add(
            Role.MEASURE, name, steps, type_, more.pop("scope", Scope("")), {"table": table, **more}
        )

    def yes_no(self, name: str, *steps: Any, **more: Any) -> Line:
        """A yes/no worked out."""
        return self._add(
            Role.MEASURE, name, steps, ValueType(Kind.YES_NO), more.pop("scope", Scope("")), more
        )

    def charge(self, name: str, *steps: Any, role: Role = Role.CHARGE, **more: Any) -> Line:
        """An amount billed, by default per the header's subject."""
        rule = self.header.currency
        type_ = ValueType(Kind.NUMBER, MONEY, None, None if rule.by else rule.default)
        return self._add(role, name, steps, type_, more.pop("scope", Scope(self.header.subject)), more)

    def discount(self, name: str, *steps: Any, **more: Any) -> Line:
        """Money taken off."""
        return self.charge(name, *steps, role=Role.DISCOUNT, **more)

    def plan(self) -> Plan:
        """The sheet as a checked plan."""
        facts = sorted(
            set(re.findall(r"FactRead\(name='([^']*)'", repr((self.lines, list(self.tables.values())))))
        )
        return Plan(
            self.header, tuple(self.lines), tuple(self.tables.values()), tuple(self.indexes.values()),
            tuple(self.literals), tuple(facts),
        )  # fmt: skip

    def _add(
        self,
        role: Role,
        name: str,
        steps: tuple[Any, ...],
        type_: ValueType,
        scope: Scope,
        more: dict[str, Any],
    ) -> Line:
        when: Condition | None = more.pop("when", None)
        gates = (*more.pop("gates", ()), *([When(when)] if when is not None else ()))
        table, column = more.pop("table", None), more.pop("column", None)
        row = RowRead(table, self.read(column) if column else None) if table else None
        line = Line(
            number=len(self.lines) + 1, name=name, role=role, code=more.pop("code", name), scope=scope,
            price_date=more.pop("price_date", self.header.price_date), type=type_, gates=gates, row=row,
            steps=steps, commercial=more.pop("commercial", Commercial()), place=Place("tariff.toml",
            len(self.lines) + 1),
            **more,
        )  # fmt: skip
        self.lines.append(line)
        return line


class _Heading:
    """One heading of a table in the words of the language."""

    def __init__(self, text: str, sheet: Sheet) -> None:
        match = _HEADING.fullmatch(text)
        assert match, text
        self.text, self.name, self.label, self.unit = text, match["name"], match["label"], match["unit"] or ""
        self.is_key = bool(match["phrase"]) or text == "from"
        if self.is_key:
            self.phrase = Phrase(match["phrase"] or "from")
            self.key = Key(text, None if text == "from" else sheet.read(self.name), self.phrase)
        else:
            left, _, right = self.unit.partition(" per ")
            is_rate = self.name == "rate"
            self.per = (per(right) if right else Per(Decimal(1), "", False)) if is_rate else None
            self.left = left if is_rate else self.unit
            self.result = Result(text, self.name, self.label, self._type(), self.per)

    def _type(self) -> ValueType:
        if not self.unit:
            return ValueType(Kind.WORD)
        kinds = {"yes/no": Kind.YES_NO, "date": Kind.DATE}
        return ValueType(kinds[self.unit]) if self.unit in kinds else number_type(self.left)

    def key_cell(self, text: str) -> KeyCell:
        if not text:
            return None
        if self.phrase is Phrase.FROM or self.name.endswith("_date"):
            return date.fromisoformat(text)
        if self.phrase is Phrase.IS:
            return text == "yes" if text in ("yes", "no") else tuple(text.split("|"))
        if self.phrase is Phrase.STARTS_WITH:
            return tuple(text.split("|"))
        if not self.unit and _TEXT_OR_DATE.search(self.name):
            return text
        return base(f"{text} {self.unit}")

    def result_cell(self, text: str) -> ResultCell:
        if not text:
            return None
        if self.result.type.kind is Kind.NUMBER:
            return base(f"{text} {self.left}")
        return text == "yes" if self.unit == "yes/no" else text
