"""Tables: headings taken apart, result cells read. Keys wait for the first line that reads the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from quittance.core.facts.kind import Kind
from quittance.core.tariff.findings import bad_cell, found
from quittance.core.tariff.language.amount import in_base_units
from quittance.core.tariff.language.heading import HeadingText, parse_heading
from quittance.core.tariff.language.name import is_plain_name
from quittance.core.tariff.language.rate import PerText, parse_rate_unit
from quittance.core.tariff.language.tokens import NotUnderstood
from quittance.core.tariff.language.unit import CardUnit, parse_card_unit
from quittance.core.tariff.passes.indexes import tables_of_indexes
from quittance.core.tariff.reading.column_cells import across, read_column
from quittance.core.tariff.reading.draft import Draft
from quittance.core.tariff.reading.draft_table import NUMBERS, DraftKey, DraftRow, DraftTable
from quittance.core.tariff.reading.rates import per_of
from quittance.core.tariff.reading.types import kind_type, number_type
from quittance.core.tariff.source import SourceCell, SourceRow, SourceTable
from quittance.core.tariff.table import Result, ResultCell
from quittance.kernel.exact import exact
from quittance.kernel.finding import Place
from quittance.kernel.refusal import Refusal
from quittance.kernel.unit import PERCENT

TRAVEL = ("note", "source", "trust")
"""Columns that travel along with their row."""

_COUNTED = re.compile(r" per (started|exact) ")
"""What makes any heading a rate; without it "USD per gal" is a value like another."""


@dataclass(slots=True)
class _Shape:
    """The columns of a table as they are found, from the left."""

    keys: list[DraftKey] = field(default_factory=list)
    results: list[tuple[int, Result, PerText | None, CardUnit | None, Place]] = field(default_factory=list)
    travel: dict[str, int] = field(default_factory=dict)


def run(draft: Draft) -> None:
    """Fills `draft.tables`, the tables of indexes excepted."""
    for name, source in draft.source.tables.items():
        if name not in tables_of_indexes(draft):
            draft.tables[name] = _table(draft, source, name in draft.lists)
    for name in draft.lists:
        if name not in draft.source.tables:
            place = draft.source.header["lists"].place
            draft.findings.append(found("UNKNOWN_TABLE", f"lists: there is no table {name!r}.", place))


def _table(draft: Draft, source: SourceTable, soft: bool) -> DraftTable:
    shape = _Shape()
    for column, cell in enumerate(source.headings):
        _heading(draft, shape, column, cell)
    _check_currencies(draft, shape)
    if not is_plain_name(source.name):
        hint = "Use lower-case letters, digits and underscores."
        draft.findings.append(
            found("BAD_VALUE", f"{source.name!r} is no name of a table.", source.place, hint)
        )
    if not source.rows:
        draft.findings.append(found("EMPTY_TABLE", f"The table {source.name!r} has no rows.", source.place))
    return DraftTable(
        source,
        tuple(shape.keys),
        tuple(result for _, result, _, _, _ in shape.results),
        tuple(place for _, _, _, _, place in shape.results),
        tuple(per for _, _, per, _, _ in shape.results),
        _rows(draft, shape, source.rows),
        soft,
    )


def _heading(draft: Draft, shape: _Shape, column: int, cell: SourceCell) -> None:
    if cell.text in TRAVEL and cell.text not in shape.travel:
        shape.travel[cell.text] = column
        return
    try:
        text = parse_heading(cell.text)
        if text.phrase is not None:
            _key(draft, shape, DraftKey(text, cell, column))
        else:
            _result(draft, shape, column, cell, text)
    except NotUnderstood as refusal:
        draft.findings.append(
            found("BAD_VALUE", f"Heading {cell.text!r}: {refusal.message}", cell.place, refusal.hint)
        )


def _key(draft: Draft, shape: _Shape, key: DraftKey) -> None:
    if any(other.text == key.text for other in shape.keys) or key.cell.text in TRAVEL:
        _twice(draft, key.cell)
    elif key.text.label is not None:
        message = f"{key.cell.text!r}: only results have labels."
        draft.findings.append(found("BAD_VALUE", message, key.cell.place))
    else:
        shape.keys.append(key)


def _result(draft: Draft, shape: _Shape, column: int, cell: SourceCell, text: HeadingText) -> None:
    per: PerText | None = None
    unit: CardUnit | None = None
    if text.unit is None and text.name in NUMBERS:
        message = f"{cell.text!r} has no unit, so its numbers say nothing."
        draft.findings.append(found("CELL_WITHOUT_UNIT", message, cell.place))
        return
    if text.unit in (None, Kind.YES_NO, Kind.DATE):
        type_ = kind_type(Kind(text.unit) if text.unit else Kind.WORD)
    elif text.name == "rate" or _COUNTED.search(str(text.unit)):
        rate = parse_rate_unit(str(text.unit))
        unit, per = rate.left, rate.per
        type_ = number_type(unit)
    else:
        unit = parse_card_unit(str(text.unit))
        type_ = number_type(unit)
    is_rate = unit is not None and (text.name == "rate" or per is not None)
    result = Result(cell.text, text.name, text.label, type_, per_of(per) if is_rate else None)
    if any(
        (other.name, other.label, other.per) == (result.name, result.label, result.per)
        for _, other, *_ in shape.results
    ):
        _twice(draft, cell)
        return
    shape.results.append((column, result, per, unit, cell.place))


def _check_currencies(draft: Draft, shape: _Shape) -> None:
    """Of one label, and so in one row, all amounts of the formula are in one currency."""
    amounts = [(result, place) for _, result, _, _, place in shape.results if result.name in NUMBERS]
    for label in dict.fromkeys(result.label for result, _ in amounts):
        first: Result | None = None
        for result, place in amounts:
            if result.type.currency is None or result.label not in (None, label):
                continue
            if first is not None and result.type.currency != first.type.currency:
                message = f"{result.heading!r} is in another currency than {first.heading!r}."
                draft.findings.append(
                    found("CURRENCY_MISMATCH", message, place, "Give them labels, or one currency.")
                )
            first = first or result
    codes = {result.type.currency for result, _ in amounts} - {None}
    for result, place in amounts if len(codes) > 1 else ():  # of one currency the lines that read it tell
        if result.label and draft.currencies and result.type.currency not in (None, *draft.currencies):
            message = f"{result.heading!r} is in {result.type.currency}, the header has {_listed(draft)}."
            hint = "Say on the cover which subjects are in that currency, or take the column out."
            draft.findings.append(found("CURRENCY_MISMATCH", message, place, hint))


def _listed(draft: Draft) -> str:
    return ", ".join(sorted(draft.currencies))


def _twice(draft: Draft, cell: SourceCell) -> None:
    draft.findings.append(
        found("DUPLICATE_HEADING", f"The heading {cell.text!r} stands there twice.", cell.place)
    )


def _rows(draft: Draft, shape: _Shape, rows: Sequence[SourceRow]) -> tuple[DraftRow, ...]:
    columns = [
        read_column((row.cells[column] for row in rows), partial(_cell, draft, result, unit), None)
        for column, result, _, unit, _ in shape.results
    ]
    keys = [key.column for key in shape.keys]
    travelling = [
        [row.cells[shape.travel[name]].text for row in rows] if name in shape.travel else [""] * len(rows)
        for name in TRAVEL
    ]
    return tuple(
        DraftRow(row.place, tuple([row.cells[at] for at in keys]), results, *texts)
        for row, results, texts in zip(
            rows, across(columns, len(rows)), zip(*travelling, strict=True), strict=True
        )
    )


def _cell(draft: Draft, result: Result, unit: CardUnit | None, cell: SourceCell) -> ResultCell:
    if not cell.text:
        return None
    try:
        return _read(result, unit, cell.text)
    except (ValueError, KeyError, Refusal):
        draft.findings.append(bad_cell(result.heading, cell.text, result.type.kind, cell.place))
        return None


_YES_NO = {"yes": True, "no": False}


def _read(result: Result, unit: CardUnit | None, text: str) -> ResultCell:
    match result.type.kind:
        case Kind.WORD:
            return text
        case Kind.YES_NO:
            return _YES_NO[text.lower()]
        case Kind.DATE:
            return date.fromisoformat(text)
        case Kind.NUMBER:
            assert unit is not None
            plain = text.removesuffix("%").strip() if unit.unit == PERCENT else text
            return in_base_units(exact(plain), unit)
