"""A decision grid as a relation: cell number, printed line, and columns for what is wanted of the row."""

from __future__ import annotations

from collections.abc import Mapping
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
    table: str, wanted: Mapping[str, Derived], readings: list[tuple[int, Reading]], *, by_item: bool
) -> tuple[Relation, Cells]:
    """The grid as a relation: cell number, printed line, and a column for every wanted value that is filled
    anywhere. `by_item`: what is wanted depends on the item's other rows too, not only on the row read.
    """
    columns: dict[str, ColumnType] = {"cell": "BIGINT", "line": "INTEGER"}
    series: list[list[Cell]] = [
        [cell for cell, _ in readings],
        [reading.winner.row.place.row or 0 for _, reading in readings],
    ]
    kinds: Cells = {}
    # Many cells read the same row; what it gives is worked out once.
    places: dict[tuple[object, ...], int] = {}
    distinct: list[Reading] = []
    at_place = []
    for _, reading in readings:
        scale = (reading.item, reading.reached) if by_item else ()
        key = (id(reading.table), id(reading.winner), scale, reading.label)
        if key not in places:
            places[key] = len(distinct)
            distinct.append(reading)
        at_place.append(places[key])
    for heading, derive in wanted.items():
        given = [derive(reading) for reading in distinct]
        values = [given[place] for place in at_place]
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
