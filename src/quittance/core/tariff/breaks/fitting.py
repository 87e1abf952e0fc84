"""A fact that has what a plan needs, and the facts that lead to one row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from quittance.core.facts.kind import Kind
from quittance.core.facts.row import Value
from quittance.core.tariff.analysis.definition import definition_of
from quittance.core.tariff.features.when import IsWord
from quittance.core.tariff.operand import FactRead, LineRead, Operand
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.table import Key, KeyCell, Phrase, Row, Table
from quittance.core.tariff.walk import parts
from quittance.kernel.exact import Exact, add, exact, subtract

_SMALL = exact("0.001")
_OTHERS = ""
SMALL: Mapping[str, Exact] = {
    "weight": exact("0.2"),
    "longest": exact("0.2"),
    "median": exact("0.15"),
    "shortest": exact("0.02"),
    "item_price": exact(25),
    _OTHERS: exact(1),
}
TINY: Mapping[str, Exact] = {
    "weight": exact("0.01"),
    "longest": exact("0.04"),
    "median": exact("0.02"),
    "shortest": exact("0.01"),
    "item_price": exact(1),
    _OTHERS: exact(1),
}
BIG: Mapping[str, Exact] = {
    "weight": exact(12),
    "longest": exact("1.1"),
    "median": exact("0.9"),
    "shortest": exact("0.8"),
    "item_price": exact(400),
    _OTHERS: exact(100),
}
"""Numbers of usual facts, and of all others."""
UNKNOWN_WORD = "probe"
"""What a word is of which the tariff does not speak."""

_DEPTH_MAX = 5
"""A row is led to over so many tables at most, each looking up a word in the one before."""


def base_values(plan: Plan, usual: Mapping[str, Exact] = SMALL) -> dict[str, Value]:
    """A subject with such numbers on the tariff's first day; words are the first that the tariff has."""
    values: dict[str, Value] = {plan.header.price_date: plan.header.starts}
    words = dict(_words(plan))
    if plan.header.currency.by:
        words.setdefault(plan.header.currency.by, plan.header.currency.codes[0][0])
    for name in dict.fromkeys((*plan.facts, *(name for name in usual if name))):
        definition = definition_of(plan, name)
        if definition is not None and definition.derived_from and name not in usual:
            continue  # follows from the others
        kind = definition.kind if definition is not None else Kind.WORD
        match kind:
            case Kind.NUMBER:
                values.setdefault(name, usual.get(name, usual[_OTHERS]))
            case Kind.WORD:
                values.setdefault(name, words.get(name, UNKNOWN_WORD))
            case Kind.YES_NO:
                values.setdefault(name, False)
            case Kind.DATE:
                values.setdefault(name, plan.header.starts)
    return values


def fitting(plan: Plan, table: Table, row: Row, depth: int = 0) -> dict[str, Value]:
    """Facts with which the keys of the row fit, as far as facts or look-ups in other tables decide them."""
    values: dict[str, Value] = {}
    for key, cell in zip(table.keys, row.keys, strict=True):
        if cell is None:
            continue
        if key.phrase is Phrase.FROM and isinstance(cell, date):
            values[plan.header.price_date] = cell
        elif isinstance(key.operand, FactRead):
            values[key.operand.name] = _inside(key, cell)
        elif isinstance(key.operand, LineRead) and depth < _DEPTH_MAX:
            values = {**led_to(plan, key.operand, cell, depth), **values}
    return values


def _inside(key: Key, cell: KeyCell) -> Value:
    """A value that the cell takes."""
    assert cell is not None
    if isinstance(cell, tuple):
        return cell[0]
    if isinstance(cell, (Decimal, Fraction)):
        if key.phrase is Phrase.OVER:
            return add(cell, _SMALL)
        return subtract(cell, _SMALL) if key.phrase is Phrase.UNDER else cell
    return cell


def led_to(plan: Plan, operand: LineRead, cell: KeyCell, depth: int = 0) -> dict[str, Value]:
    """Facts with which a line that looks a word up finds that word."""
    if not isinstance(cell, tuple) or operand.heading is not None:
        return {}
    for line in plan.lines:
        if line.name == operand.name and line.row is not None:
            table = plan.table(line.row.table)
            own = next((i for i, result in enumerate(table.results) if result.name == line.name), None)
            for row in table.rows:
                if own is not None and row.results[own] in cell:
                    return fitting(plan, table, row, depth + 1)
    return {}


def _words(plan: Plan) -> Iterator[tuple[str, str]]:
    """Facts and a word of theirs that a condition or a table knows; the topmost of the sheet comes last."""
    for node in reversed(list(parts(plan.lines))):
        if isinstance(node, IsWord) and isinstance(node.operand, FactRead):
            yield node.operand.name, node.words[0]
    for table in reversed(plan.tables):
        for position, key in enumerate(table.keys):
            if isinstance(key.operand, FactRead) and key.phrase in (Phrase.IS, Phrase.STARTS_WITH):
                cells = (row.keys[position] for row in table.rows)
                word = next((cell[0] for cell in cells if isinstance(cell, tuple)), None)
                if word is not None:
                    yield key.operand.name, word
    yield from _columns(plan)


def _columns(plan: Plan) -> Iterator[tuple[str, str]]:
    """Words that pick among labelled columns."""
    for line in plan.lines:
        column: Operand | None = line.row.column if line.row is not None else None
        if line.row is not None and isinstance(column, FactRead):
            labels = [result.label for result in plan.table(line.row.table).results if result.label]
            if labels:
                yield column.name, labels[0]
