"""Published values of an index that no bracket of a table takes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quittance.core.tariff.analysis.catalogue import noticed
from quittance.core.tariff.index import Index
from quittance.core.tariff.operand import IndexRead
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.printed import number_text, unit_of_heading
from quittance.core.tariff.table import Phrase, Row, Table
from quittance.kernel.exact import Exact, exact
from quittance.kernel.finding import Finding
from quittance.kernel.period import period_of


def index_outside_table(plan: Plan) -> Iterator[Finding]:
    """INDEX_OUTSIDE_TABLE for each table and index, at the first of the values that lie outside."""
    for table in plan.tables:
        for index in plan.indexes:
            keys = [at for at, key in enumerate(table.keys) if key.operand == IndexRead(index.name)]
            outside = [period for period, value in index.means().items() if not _taken(table, keys, value)]
            if keys and outside:
                yield _outside(table, index, table.keys[keys[0]].heading, sorted(outside))


def _taken(table: Table, keys: list[int], value: Exact) -> bool:
    return any(all(_fits(table, row, at, value) for at in keys) for row in table.rows)


def _fits(table: Table, row: Row, at: int, value: Exact) -> bool:
    cell = row.keys[at]
    if cell is None:
        return True
    assert not isinstance(cell, (str, tuple, bool)), "an index is compared with numbers"
    match table.keys[at].phrase:
        case Phrase.UP_TO:
            return bool(value <= cell)  # type: ignore[operator]
        case Phrase.UNDER:
            return bool(value < cell)  # type: ignore[operator]
        case Phrase.OVER:
            return bool(value > cell)  # type: ignore[operator]
        case Phrase.AT_LEAST:
            return bool(value >= cell)  # type: ignore[operator]
        case _:
            return bool(value == cell)


def _outside(table: Table, index: Index, heading: str, periods: list[int]) -> Finding:
    first = next(value for value in index.values if index.every.period_index(value.starts) == periods[0])
    value = number_text(exact(Fraction(index.means()[periods[0]])), unit_of_heading(heading))
    count = "1 value" if len(periods) == 1 else f"{len(periods)} values"
    lie = "lies" if len(periods) == 1 else "lie"
    message = (
        f"{count} of index {index.name} {lie} outside every bracket of {table.name}; the first is {value}, "
        f"of the {index.every} from {period_of(index.every, periods[0]).start}."
    )
    return noticed("INDEX_OUTSIDE_TABLE", message, first.place)
