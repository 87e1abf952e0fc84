"""Plans made of a table alone, for tests that look at tables."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import StringIO

from quittance.core.facts.kind import Kind
from quittance.core.tariff.index import Index
from quittance.core.tariff.language.heading import HeadingText, parse_heading
from quittance.core.tariff.language.rate import parse_rate_unit
from quittance.core.tariff.language.unit import parse_card_unit
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import FactRead, IndexRead, LineRead, Operand
from quittance.core.tariff.plan import CurrencyRule, Header, Plan
from quittance.core.tariff.table import (
    Key,
    KeyCell,
    Per,
    Phrase,
    Result,
    ResultCell,
    Row,
    Table,
)
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.exact import exact, multiply
from quittance.kernel.finding import Place

HEADER = Header(
    tariff="card",
    title="A card",
    starts=date(2026, 1, 1),
    ends=None,
    known_from=None,
    side="buy",
    currency=CurrencyRule("GBP"),
    vat="excluded",
    subject="parcel",
    price_date="ship_date",
    trigger="first_scan",
)


def plan_of(
    *tables: Table, lines: Sequence[Line] = (), indexes: Sequence[Index] = (), header: Header = HEADER
) -> Plan:
    return Plan(header, tuple(lines), tables, tuple(indexes), (), ())


def card(text: str, *, name: str = "prices", soft: bool = False, **operands: Operand) -> Table:
    """The table of a CSV text. Names are facts unless `operands` says otherwise."""
    headings, *rows = csv.reader(StringIO(text.strip()), skipinitialspace=True)
    parsed = [parse_heading(heading) for heading in headings]
    keys = [i for i, heading in enumerate(parsed) if heading.phrase]
    results = [i for i, heading in enumerate(parsed) if not heading.phrase]
    return Table(
        name=name,
        keys=tuple(_key(headings[i], parsed[i], operands) for i in keys),
        results=tuple(_result(headings[i], parsed[i]) for i in results),
        rows=tuple(
            Row(
                keys=tuple(_key_cell(parsed[i], row[i].strip()) for i in keys),
                results=tuple(_result_cell(parsed[i], row[i].strip()) for i in results),
                place=Place(f"{name}.csv", number),
            )
            for number, row in enumerate(rows, start=2)
        ),
        soft=soft,
    )


def _key(text: str, heading: HeadingText, operands: dict[str, Operand]) -> Key:
    assert heading.phrase is not None
    if heading.phrase is Phrase.FROM:
        return Key(text, None, Phrase.FROM)
    return Key(text, operands.get(heading.name, FactRead(heading.name)), heading.phrase)


def _key_cell(heading: HeadingText, cell: str) -> KeyCell:
    if not cell:
        return None
    match heading.phrase:
        case Phrase.FROM:
            return date.fromisoformat(cell)
        case Phrase.IS if cell in ("yes", "no"):
            return cell == "yes"
        case Phrase.IS | Phrase.STARTS_WITH:
            return tuple(cell.split("|"))
    if heading.unit is None:
        return cell
    return multiply(Decimal(cell), exact(parse_card_unit(heading.unit).unit.factor))


def _result(text: str, heading: HeadingText) -> Result:
    if heading.unit is None:
        return Result(text, heading.name, heading.label, ValueType(Kind.WORD))
    per = None
    unit = parse_card_unit(heading.unit) if heading.name != "rate" else None
    if unit is None:
        rate = parse_rate_unit(heading.unit)
        unit = rate.left
        if rate.per is not None:
            per = Per(rate.per.base, rate.per.unit_text, rate.per.counting == "started")
    kind = ValueType(Kind.NUMBER, unit.unit.dimension, unit.unit, unit.currency)
    return Result(text, heading.name, heading.label, kind, per)


def _result_cell(heading: HeadingText, cell: str) -> ResultCell:
    if not cell or heading.unit is None:
        return cell or None
    left = heading.unit.partition(" per ")[0]
    return multiply(Decimal(cell), exact(parse_card_unit(left).unit.factor))


__all__ = ["HEADER", "IndexRead", "LineRead", "card", "plan_of"]
