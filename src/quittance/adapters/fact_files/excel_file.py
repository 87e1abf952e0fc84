"""Excel as a Parquet file of text: every cell as a person sees it, numbers by Excel's fifteen digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import duckdb
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from quittance.adapters.fact_files.heading import plain
from quittance.adapters.fact_files.refusals import UnreadableFile
from quittance.adapters.fact_files.table_file import TableFile, read_table_file
from quittance.adapters.fact_files.text_rows import LINE, TextRows
from quittance.core.facts.catalogue.places import POSTCODES

_Cell = int | float | str | bool | time | date | datetime | timedelta
_SHEET = "facts"
_DIGITS = 15  # what Excel keeps of a number


def excel_to_table(path: Path, target: Path, connection: duckdb.DuckDBPyConnection) -> TableFile:
    """The sheet "facts", else the first sheet; its first row that is not empty has the headings.

    Refuses with `UnreadableFile` what is no workbook, is protected, or has no headings.
    """
    rows = _rows(path)
    top = next((place for place, row in enumerate(rows) if any(cell != "" for cell in row)), None)
    if top is None:
        raise UnreadableFile(f"{path.name} has no row of headings.", "The first row names the columns.")
    headings = [str(cell) for cell in rows[top]]
    while headings and not headings[-1].strip():
        headings.pop()
    postcodes = {place for place, heading in enumerate(headings) if plain(heading) in POSTCODES}
    with TextRows(target, len(headings)) as text:
        for place, row in enumerate(rows[top + 1 :], start=top + 2):
            cells = [_text(cell, is_postcode=column in postcodes) for column, cell in enumerate(row)]
            while len(cells) > len(headings) and not cells[-1]:
                cells.pop()
            if any(cells):
                text.add(place, cells)
    table = read_table_file(target, connection)
    columns = tuple(
        replace(column, heading=heading) for column, heading in zip(table.columns, headings, strict=False)
    )
    return replace(table, columns=columns, line=LINE, problems=text.problems, is_text=True)


def _rows(path: Path) -> Sequence[Sequence[_Cell]]:
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        names = workbook.sheet_names
        name = next((name for name in names if name.strip().lower() == _SHEET), names[0])
        return workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except PasswordError:
        raise UnreadableFile(f"{path.name} is protected by a password.") from None
    except (CalamineError, OSError, IndexError) as error:
        raise UnreadableFile(f"{path.name} cannot be read as a workbook.", str(error)) from None


def _text(cell: _Cell, *, is_postcode: bool) -> str:
    """What the cell says. A postcode kept as a number may lack zeros; shown so, it is held."""
    match cell:
        case str():
            return cell
        case bool():
            return "yes" if cell else "no"
        case int() | float():
            return f"{cell:.1f}" if is_postcode else _digits(cell)
        case datetime():
            return cell.isoformat(sep=" ") if cell.time() != time() else cell.date().isoformat()
        case _:
            return str(cell)


def _digits(number: int | float) -> str:
    """Plain digits where fifteen say the whole number, else the power of ten that Excel shows too."""
    if number == int(number) and abs(number) < 10**_DIGITS:
        return str(int(number))
    if abs(number) >= 10**_DIGITS:
        return f"{number:.{_DIGITS - 1}E}"
    short = f"{number:.{_DIGITS}g}"
    return short if "e" not in short else f"{number:.20f}".rstrip("0")
