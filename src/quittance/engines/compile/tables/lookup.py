"""A table read by a line: the codes of its keys, one cell number, one equality join, the cells of the row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quittance.core.tariff.operand import Operand
from quittance.core.tariff.table import Table
from quittance.engines.compile.nulls import Nulls, columns_of
from quittance.engines.compile.number import Number
from quittance.engines.compile.sql import Sql, case, coalesce, column, integer, is_known, is_null
from quittance.engines.compile.tables.cells import GridCell, grid_cells, strides
from quittance.engines.compile.tables.grid import grid_relation
from quittance.engines.compile.tables.keys import dimensions_of, word_code
from quittance.engines.compile.tables.preference import Ranked, ranked
from quittance.engines.compile.tables.reading import CellColumn, Derived, Reading, ResultPlaces
from quittance.engines.compile.value import RefusalCode, Value, first_refusal, refused, started_on

if TYPE_CHECKING:
    from quittance.engines.compile.scope_frame import ScopeFrame


@dataclass(frozen=True, slots=True)
class Labels:
    """The word that picks among labelled headings: its `code` (0 is none of them), why it may be `missing`
    (as a refusal of line 0), and by heading name whether one without a label serves all other words."""

    code: Sql
    missing: Sql | None
    picked: Mapping[str, bool]

    def refusal(self, heading: str, line: int) -> Sql | None:
        """Why line `line` cannot read the heading: a missing fact, or a word that picks none."""
        if heading not in self.picked:
            return None
        known = started_on(self.missing, line)
        if self.picked[heading]:
            return known
        none = coalesce(self.code, integer(0)).eq(integer(0))
        no_column = case([(none, refused(line, RefusalCode.NO_COLUMN))], integer(0))
        return no_column if known is None else case([(known > integer(0), known)], no_column)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a table gives for the subjects of a frame.

    `line` is the printed line of the row read, null when no row fits. `cells` has a column for every heading
    and derived value that is filled in some row. `missing` refuses where a key's fact is missing (as a
    refusal of line 0, since several lines share the look-up); `labels` is there when a word picks among
    headings. `leaves_null`: the columns that are surely null where no row fits or a key's fact is missing.
    """

    line: Sql
    cells: Mapping[str, CellColumn]
    missing: Sql | None
    labels: Labels | None
    leaves_null: frozenset[str] = frozenset()

    @property
    def found(self) -> Sql:
        """Whether a row fits."""
        return is_known(self.line)

    def refusal(self, number: int) -> Sql:
        """Why line `number` cannot read its row: a missing fact, or no row."""
        no_row = case([(is_null(self.line), refused(number, RefusalCode.NO_ROW))], integer(0))
        missing = self.missing_for(number)
        return no_row if missing is None else case([(missing > integer(0), missing)], no_row)

    def missing_for(self, number: int) -> Sql | None:
        """Why line `number` cannot look for a row at all; None when it always can."""
        return started_on(self.missing, number)


@dataclass(frozen=True, slots=True)
class Request:
    """Which table is read how: one a version of the shape, the word that picks labels, what is wanted of the
    row.
    """

    name: str
    table: str
    tables: tuple[Table, ...]
    column: Operand | None
    headings: tuple[str, ...]
    derived: Mapping[str, Derived]
    band: int | None  # the key along which a scale runs
    price_date: str
    quantity: Number | None = (
        None  # what falls in the bands of the scale, where it is not what that key reads
    )


def build(frame: ScopeFrame, request: Request) -> Lookup:
    """Joins the frame with the decision grid of the request's tables."""
    contents, content_of = _distinct(request.tables)
    rows = [ranked(table) for table in contents]
    dimensions, values = dimensions_of(
        frame, request.name, contents, rows, content_of, request.price_date, request.band, request.quantity
    )
    steps = strides(dimensions, table=request.tables[0].name)
    cells = steps[-1] * dimensions[-1].size if dimensions else 1
    number: Sql = integer(0)
    for dimension, step in zip(dimensions, steps, strict=True):
        number = number + (dimension.code * integer(step) if step > 1 else dimension.code)
    labels: list[str | None] = [None]
    label_code, label_missing = None, None
    if request.column is not None:
        word = frame.read(request.column, 0, request.price_date)
        labels += dict.fromkeys(
            result.label for table in contents for result in table.results if result.label
        )
        label_code = frame.define(
            f"{request.name}_label",
            word_code(frame, f"{request.name}_l", word.expression, [str(x) for x in labels[1:]]),
        )
        label_missing = word.refusal
        number = number + coalesce(label_code, integer(0)) * integer(cells)
    if len(contents) > 1:
        content = column(frame.sheet.parameters.integers(f"{request.name}_content", content_of))
        number = number + content * integer(cells * len(labels))
    band = None if request.band is None else request.tables[0].keys[request.band].operand
    readings = _Readings(labels, by_item=bool(request.derived))
    for at, table in enumerate(contents):
        of_content = grid_cells(dimensions, at, len(rows[at]), band)
        readings.add(table, rows[at], of_content, at * cells * len(labels), cells)
    wanted = {**{heading: _cell_of(heading) for heading in request.headings}, **request.derived}
    relation, kinds = grid_relation(request.name, wanted, readings.distinct, readings.cells)
    taken = frame.join(
        frame.sheet.add(relation),
        [("cell", frame.define(f"{request.name}_cell", number))],
        {name: f"{request.name}_{name}" for name in relation.columns if name != "cell"},
    )
    found = {
        heading: replace(
            cell, sql=taken[cell.sql.name], code=taken[cell.code.name] if cell.code is not None else None
        )
        for heading, cell in kinds.items()
    }
    return Lookup(
        taken["line"],
        found,
        first_refusal([value.refusal for value in values]),
        _labels(request, label_code, label_missing),
        _left_null(frame, values, number, [one.name for one in taken.values()]),
    )


def _left_null(
    frame: ScopeFrame, values: Sequence[Value], number: Sql, taken: Sequence[str]
) -> frozenset[str]:
    """The columns taken, if whatever a key's fact lacks leaves no cell number to join by."""
    lacking = [value for value in values if value.refusal is not None]
    proven = all(Nulls(columns_of(value), frame).is_null(number) for value in lacking)
    return frozenset(taken) if proven else frozenset()


class _Readings:
    """What the cells of a grid read. Many read the same row, so what it gives is worked out once.

    `by_item`: what is wanted depends on the item's other rows too, not only on the row read.
    """

    def __init__(self, labels: Sequence[str | None], *, by_item: bool) -> None:
        self.distinct: list[Reading] = []
        self.cells: list[tuple[int, int]] = []  # the number, and the place among `distinct`
        self._labels = labels
        self._by_item = by_item

    def add(
        self, table: Table, rows: list[Ranked], cells: Iterable[GridCell], first: int, stride: int
    ) -> None:
        """The cells of one content; their numbers begin at `first`, those of the next label `stride` on."""
        results = ResultPlaces(table)
        places: dict[object, int] = {}
        for cell in cells:
            key = cell[1:] if self._by_item else cell.winner
            place = places.get(key)
            if place is None:
                place = places[key] = len(self.distinct)
                self.distinct += [
                    Reading(table, rows, rows[cell.winner], cell.item, cell.reached, label, results)
                    for label in self._labels
                ]
            for at in range(len(self._labels)):
                self.cells.append((first + at * stride + cell.number, place + at))


def _labels(request: Request, code: Sql | None, missing: Sql | None) -> Labels | None:
    """How the word picks columns; None where there is no word."""
    if code is None:
        return None
    by_name: dict[str, set[str | None]] = {}
    for result in request.tables[0].results:
        for name in (result.name, result.heading):
            by_name.setdefault(name, set()).add(result.label)
    picked = {name: None in labels for name, labels in by_name.items() if labels != {None}}
    return Labels(code, missing, picked)


def _distinct(tables: Sequence[Table]) -> tuple[list[Table], list[int]]:
    """The different contents among the versions' tables, and which one each version has."""
    if len(tables) == 1:
        return list(tables), [0]
    contents: dict[object, int] = {}
    chosen: list[Table] = []
    content_of = []
    for table in tables:
        key = tuple((row.keys, row.results) for row in table.rows)
        if key not in contents:
            contents[key] = len(chosen)
            chosen.append(table)
        content_of.append(contents[key])
    return chosen, content_of


def _cell_of(heading: str) -> Derived:
    return lambda reading: reading.cell(heading)
