"""A table read by a line: the codes of its keys, one cell number, one equality join, the cells of the row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from quittance.core.facts.kind import Kind
from quittance.core.tariff.operand import Operand
from quittance.core.tariff.table import Per, ResultCell, Row, Table
from quittance.engines.compile.number import Number, grid
from quittance.engines.compile.relation import Cell, ColumnType, Relation, integer_type
from quittance.engines.compile.sql import Sql, case, column, integer, is_known, is_null
from quittance.engines.compile.tables.cells import GridCell, grid_cells, strides
from quittance.engines.compile.tables.keys import dimensions_of, word_code
from quittance.engines.compile.tables.preference import Ranked, ranked
from quittance.engines.compile.value import RefusalCode, Value, first_refusal, refused, started_on

if TYPE_CHECKING:
    from quittance.engines.compile.scope_frame import ScopeFrame


@dataclass(frozen=True, slots=True)
class Reading:
    """One row read from one table content under one label; derived columns (slices, deficit) are worked out from it."""

    table: Table
    rows: Sequence[Ranked]
    winner: Ranked
    item: int  # mask over `rows`: those that fit when the keys on the band's operand are left out
    label: str | None

    def cell(self, heading: str, row: Row | None = None, per: Per | None = None) -> ResultCell:
        """The cell under a result heading: that of the picked label, else that without a label. `per` chooses among
        headings that stand twice with two units."""
        found: ResultCell = None
        for result, cell in zip(self.table.results, (row or self.winner.row).results, strict=True):
            if heading not in (result.heading, result.name) or cell is None:
                continue
            if per is not None and result.per not in (None, per):
                continue
            if result.label == self.label:
                return cell
            if result.label is None:
                found = cell
        return found


Derived = Callable[[Reading], ResultCell]


def rate_column(heading: str, per: Per) -> str:
    """The name of the column that holds a rate heading's cells of one unit."""
    return f"{heading} per {'started ' if per.started else ''}{per.unit_text}"


@dataclass(frozen=True, slots=True)
class CellColumn:
    """A result cell as a column: its kind, and for a number what one step is worth and its bounds."""

    sql: Sql
    kind: Kind
    filled: bool  # no row has it empty
    factor: Fraction = Fraction(1)
    low: int = 0
    high: int = 0
    code: Sql | None = None  # of a word: its place in `words`, from 1
    words: tuple[str, ...] = ()

    @property
    def number(self) -> Number:
        """The cell as a number, null where it is empty."""
        return Number(self.sql, self.factor, self.low, self.high)

    @property
    def value(self) -> Value:
        """The cell as a value that is absent where it is empty."""
        if self.kind is Kind.NUMBER:
            return Value(self.kind, self.number, optional=not self.filled)
        sql = self.sql.eq(integer(1)) if self.kind is Kind.YES_NO else self.sql
        return Value(self.kind, sql=sql, optional=not self.filled, code=self.code, words=self.words)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a table gives for the subjects of a frame.

    `line` is the printed line of the row read, null when no row fits. `cells` has a column for every heading and derived
    value that is filled in some row. `missing` refuses where a key's fact is missing (as a refusal of line 0, since
    several lines share the look-up); `labelled` is 0 where the word picks none of the labels.
    """

    line: Sql
    cells: Mapping[str, CellColumn]
    missing: Sql | None
    labelled: Sql | None

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
    """Which table is read how: one a version of the shape, the word that picks labels, what is wanted of the row."""

    name: str
    table: str
    tables: tuple[Table, ...]
    column: Operand | None
    headings: tuple[str, ...]
    derived: Mapping[str, Derived]
    band: object
    price_date: str


def build(frame: ScopeFrame, request: Request) -> Lookup:
    """Joins the frame with the decision grid of the request's tables."""
    contents, content_of = _distinct(request.tables)
    rows = [ranked(table) for table in contents]
    dimensions, refusals = dimensions_of(
        frame, request.name, contents, rows, content_of, request.price_date
    )
    steps = strides(dimensions, table=request.tables[0].name)
    cells = steps[-1] * dimensions[-1].size if dimensions else 1
    number: Sql = integer(0)
    for dimension, step in zip(dimensions, steps, strict=True):
        number = number + (dimension.code * integer(step) if step > 1 else dimension.code)
    labels: list[str | None] = [None]
    label_code = None
    if request.column is not None:
        value = frame.read(request.column, 0, request.price_date)
        labels += dict.fromkeys(result.label for table in contents for result in table.results if result.label)
        label_code = frame.define(
            f"{request.name}_label", word_code(frame, f"{request.name}_l", value.expression, [str(x) for x in labels[1:]])
        )
        refusals.append(value.refusal)
        number = number + label_code * integer(cells)
    if len(contents) > 1:
        content = column(frame.sheet.parameters.integers(f"{request.name}_content", content_of))
        number = number + content * integer(cells * len(labels))
    readings = [
        (content * cells * len(labels) + at * cells + cell.number, Reading(table, rows[content], rows[content][cell.winner], cell.item, label))
        for content, table in enumerate(contents)
        for cell in _cells(dimensions, content, rows, request.band)
        for at, label in enumerate(labels)
    ]
    relation, kinds = _relation(request, contents, readings)
    taken = frame.join(
        frame.sheet.add(relation),
        [("cell", frame.define(f"{request.name}_cell", number))],
        {name: f"{request.name}_{name}" for name in relation.columns if name != "cell"},
    )
    found = {
        heading: replace(cell, sql=taken[cell.sql.name], code=taken[cell.code.name] if cell.code is not None else None)
        for heading, cell in kinds.items()
    }
    return Lookup(taken["line"], found, first_refusal(refusals), label_code)


def _distinct(tables: Sequence[Table]) -> tuple[list[Table], list[int]]:
    """The different contents among the versions' tables, and which one each version has."""
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


def _cells(dimensions: Sequence[object], content: int, rows: list[list[Ranked]], band: object) -> list[GridCell]:
    return list(grid_cells(dimensions, content, len(rows[content]), band))  # type: ignore[arg-type]


_Kinds = dict[str, CellColumn]  # with columns of the relation


def _relation(
    request: Request, contents: Sequence[Table], readings: list[tuple[int, Reading]]
) -> tuple[Relation, _Kinds]:
    """The grid as a relation: cell number, printed line, and a column for every wanted value that is filled anywhere."""
    columns: dict[str, ColumnType] = {"cell": "BIGINT", "line": "BIGINT"}
    series: list[list[Cell]] = [[cell for cell, _ in readings], [reading.winner.row.place.line or 0 for _, reading in readings]]
    kinds: _Kinds = {}
    wanted: dict[str, Derived] = {
        **{heading: (lambda reading, heading=heading: reading.cell(heading)) for heading in request.headings},
        **request.derived,
    }
    # Many cells read the same row; what it gives is worked out once.
    places: dict[tuple[int, int, int, str | None], int] = {}
    distinct: list[Reading] = []
    at_place = []
    for _, reading in readings:
        key = (id(reading.table), id(reading.winner), reading.item if request.derived else 0, reading.label)
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
        else:
            exact = [None if value is None else Fraction(value) for value in values]  # type: ignore[arg-type]
            factor = grid([value for value in set(exact) if value]) if any(exact) else Fraction(1)
            whole = [None if value is None else int(value / factor) for value in exact]
            known = [value for value in whole if value is not None]
            columns[name] = integer_type(known)
            series.append(list(whole))
            kinds[heading] = CellColumn(column(name), Kind.NUMBER, filled, factor, min(known), max(known))
    return Relation(f"grid_{request.name}", columns, list(zip(*series, strict=True))), kinds
