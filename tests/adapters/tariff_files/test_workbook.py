"""Workbooks as people send them: typed numbers, real dates, comments, mistakes with their cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from quittance.adapters.tariff_files.workbook import read_workbook
from quittance.adapters.tariff_files.workbook_layout import cell_name
from quittance.core.tariff.source import TariffUnreadable
from quittance.kernel.finding import Place, Severity

Sheets = dict[str, list[list[Any]]]

COVER = [["key", "value"], ["tariff", "card"], ["from", date(2026, 1, 1)]]
LINES = [["charge", "table", "of"], ["postage", "prices", "weight, volume"]]


def book(path: Path, sheets: Sheets) -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path / "card.xlsx")
    return path / "card.xlsx"


def test_typed_numbers_and_dates_are_read_as_printed(tmp_path: Path) -> None:
    prices = [
        ["from", "weight up to [kg]", "price [GBP]"],
        [date(2026, 1, 1), 0.5, 7.05],
        [None, 20, "3.50"],
    ]
    source = read_workbook(book(tmp_path, {"tariff": COVER, "lines": LINES, "prices": prices}))
    rows = source.tables["prices"].rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["2026-01-01", "0.5", "7.05"],
        ["", "20", "3.50"],
    ]
    assert source.header["from"].value == date(2026, 1, 1)
    assert source.lines[0].values["of"].value == ("weight", "volume")
    assert not source.findings


def test_places_are_sheet_and_cell(tmp_path: Path) -> None:
    prices = [["weight up to [kg]", "price [GBP]"], [1, 2], [], ["# a remark", None], [3, 4]]
    source = read_workbook(book(tmp_path, {"tariff": COVER, "lines": LINES, "prices": prices}))
    assert source.header["tariff"].place == Place("card.xlsx", sheet="tariff", cell="B2")
    assert source.lines[0].values["table"].place == Place("card.xlsx", sheet="lines", cell="B2")
    assert [row.cells[1].place.cell for row in source.tables["prices"].rows] == ["B2", "B5"]


def test_sections_of_the_cover_are_told_apart(tmp_path: Path) -> None:
    cover = [*COVER, ["[terms]"], ["minimum", "95.00 USD"], [], ["[index.diesel]"], ["table", "diesel"]]
    source = read_workbook(book(tmp_path, {"tariff": cover, "lines": LINES}))
    assert source.terms["minimum"].value == "95.00 USD"
    assert source.indexes["diesel"].values["table"].value == "diesel"
    assert "table" not in source.header


def test_what_cannot_be_read_is_told_with_its_cell(tmp_path: Path) -> None:
    cover = [*COVER, ["tariff", "again"], ["[colours]"]]
    lines = [["charge", None], ["postage", "stray"]]
    prices = [["weight up to [kg]", "rate [%]"], [1, 0.15, "stray"]]
    source = read_workbook(book(tmp_path, {"tariff": cover, "lines": lines, "prices": prices}))
    told = [(finding.code, finding.place.cell if finding.place else None) for finding in source.findings]
    assert told == [
        ("GIVEN_TWICE", "A4"),
        ("UNKNOWN_KEY", "A5"),
        ("RAGGED_ROW", "C2"),
        ("BAD_CELL", "B2"),
        ("RAGGED_ROW", "B2"),
    ]
    percent = source.findings[3]
    assert percent.severity is Severity.WARNING
    assert "read as 0.15 %" in percent.message


def test_a_file_that_is_no_workbook_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "card.xlsx"
    path.write_text("key,value")
    with pytest.raises(TariffUnreadable) as error:
        read_workbook(path)
    assert error.value.findings[0].code == "UNREADABLE"


def test_a_workbook_without_its_sheets_says_which(tmp_path: Path) -> None:
    with pytest.raises(TariffUnreadable) as error:
        read_workbook(book(tmp_path, {"prices": [["price [GBP]"], [1]]}))
    assert [finding.message for finding in error.value.findings] == [
        "The workbook has no sheet 'tariff'.",
        "The workbook has no sheet 'lines'.",
    ]


@pytest.mark.parametrize(
    ("row", "column", "name"), [(0, 0, "A1"), (7, 2, "C8"), (0, 25, "Z1"), (0, 26, "AA1"), (9, 701, "ZZ10")]
)
def test_cells_have_excel_names(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name
