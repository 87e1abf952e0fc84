"""Reads one CSV file of a scenario pack; what is wrong is said in a sentence with file, line and column."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from quittance.adapters.fact_files.heading import read_heading
from quittance.core.facts.definition import FactDefinition
from tests.scenarios.cells import BadCell, Value, how_many, read_cell
from tests.scenarios.columns import EVERY_FACT, PRICED, Columns

Row = dict[str, Value]


class BadPack(AssertionError):
    """Something in a pack is not as packs are; the sentence says what and where."""


def read_table(path: Path, columns: Columns) -> list[Row]:
    """The rows of a table whose columns are fixed."""
    headings, lines = _lines(path)
    for heading in headings:
        if heading not in columns:
            raise BadPack(f"{where(path)}: column {heading!r} is unknown. Known: {', '.join(columns)}.")
    for column in columns:
        if column not in headings:
            raise BadPack(f"{where(path)}: column {column!r} is missing.")
    return [_row(path, line, cells, columns) for line, cells in lines]


def read_priced(path: Path, declared: dict[str, FactDefinition]) -> list[Row]:
    """The rows of a table of subjects; facts are kept as text, rating reads them."""
    id_column = PRICED[path.stem][1]
    headings, lines = _lines(path)
    for column in (id_column, *EVERY_FACT):
        if column not in headings:
            raise BadPack(f"{where(path)}: column {column!r} is missing.")
    for heading in headings:
        if heading not in EVERY_FACT and heading != id_column and read_heading(heading, declared) is None:
            raise BadPack(
                f"{where(path)}: column {heading!r} is no fact. The catalogue has none of that name, nor "
                "does a tariff of the pack declare it."
            )
    columns = dict.fromkeys(headings, "text?") | EVERY_FACT | {id_column: "id"}
    return [_row(path, line, cells, columns) for line, cells in lines]


def where(path: Path) -> str:
    """The file as a reader would call it: `01-withheld/facts/parcels.csv`."""
    return "/".join(path.parts[-3:])


def _lines(path: Path) -> tuple[list[str], Iterator[tuple[int, dict[str, str]]]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    if not rows:
        raise BadPack(f"{where(path)} is empty.")
    headings = rows[0]
    if repeated := {heading for heading in headings if headings.count(heading) > 1}:
        raise BadPack(f"{where(path)}: column {min(repeated)!r} stands there twice.")

    def lines() -> Iterator[tuple[int, dict[str, str]]]:
        for number, cells in enumerate(rows[1:], start=2):
            if len(cells) != len(headings):
                raise BadPack(
                    f"{where(path)} line {number} has {len(cells)} cells and not {len(headings)}. "
                    "A text with a comma stands in quotes."
                )
            yield number, dict(zip(headings, cells, strict=True))

    return headings, lines()


def _row(path: Path, line: int, cells: dict[str, str], columns: Columns) -> Row:
    row: Row = {}
    for column, text in cells.items():
        try:
            row[column] = read_cell(text, columns[column])
            if columns[column].startswith("id"):
                how_many(text)
        except BadCell as error:
            raise BadPack(f"{where(path)} line {line}: {column} {error}.") from error
        except ValueError as error:
            raise BadPack(f"{where(path)} line {line}: {error}.") from error
    return row
