"""A decision grid as a relation: cell number, printed line, and columns for what is wanted of the row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from quittance.core.facts.kind import Kind
from quittance.engines.compile.number import grid
from quittance.engines.compile.relation import Cell, ColumnType, Relation, integer_type
from quittance.engines.compile.sql import column
from quittance.engines.compile.tables.reading import CellColumn, Derived, Reading

if TYPE_CHECKING:
    pass


Cells = dict[str, CellColumn]
"""What is wanted by name, as columns of the relation."""


def grid_relation(
    table: str, wanted: Mapping[str, Derived], readings: Sequence[Reading], cells: Sequence[tuple[int, int]]
) -> tuple[Relation, Cells]:
    """The grid as a relation: cell number, printed line, and a column for every wanted value that is filled
    anywhere. `cells` are their numbers, and the place of what they read among `readings`.
    """
    columns: dict[str, ColumnType] = {"cell": "BIGINT", "line": "INTEGER"}
    lines = [reading.winner.row.place.row or 0 for reading in readings]
    series: list[list[Cell]] = [[number for number, _ in cells], [lines[place] for _, place in cells]]
    kinds: Cells = {}
    for heading, derive in wanted.items():
        given = [derive(reading) for reading in readings]
        values = [given[place] for _, place in cells]
        present = [value for value in values if value is not None]
        if not present:
            continue
        name = f"c{len(columns)}_{''.join(c if c.isalnum() else '_' for c in heading)}"
        filled = len(present) == len(values)
        if isinstance(present[0], str):
            columns[name] = "VARCHAR"
            series.append(list(values))  # type: ignore[arg-type]
            words = tuple(dict.fromkeys(str(value) for value in present))
            places_of = {word: at + 1 for at, word in enumerate(words)}
            columns[f"{name}_code"] = "BIGINT"
            series.append([None if value is None else places_of[str(value)] for value in values])
            code = column(f"{name}_code")
            kinds[heading] = CellColumn(column(name), Kind.WORD, filled, code=code, words=words)
        elif isinstance(present[0], bool):
            columns[name] = "BIGINT"
            series.append([None if value is None else int(bool(value)) for value in values])
            kinds[heading] = CellColumn(column(name), Kind.YES_NO, filled, high=1)
        elif isinstance(present[0], date):
            columns[name] = "DATE"
            series.append(list(values))  # type: ignore[arg-type]
            kinds[heading] = CellColumn(column(name), Kind.DATE, filled)
        else:
            exact = {value: Fraction(value) for value in set(present)}  # type: ignore[arg-type]
            factor = (
                grid([value for value in exact.values() if value]) if any(exact.values()) else Fraction(1)
            )
            steps = {value: int(fraction / factor) for value, fraction in exact.items()}
            whole = [None if value is None else steps[value] for value in values]
            known = [value for value in whole if value is not None]
            columns[name] = integer_type(known)
            series.append(list(whole))
            kinds[heading] = CellColumn(column(name), Kind.NUMBER, filled, factor, min(known), max(known))
    return Relation(f"grid_{table}", columns, list(zip(*series, strict=True))), kinds
