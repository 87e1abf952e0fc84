"""Excel: what a cell shows, and what a spreadsheet has done to ids."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from quittance.adapters.fact_files.refusals import UnreadableFile


def _book(
    path: Path, rows: Sequence[Sequence[object]], sheets: Sequence[str] = ("facts",), top: int = 0
) -> Path:
    book = xlsxwriter.Workbook(str(path))
    for name in sheets:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows if name == sheets[-1] else [["nothing here"]], start=top):
            for column, value in enumerate(row):
                sheet.write(at, column, value)
    book.close()
    return path


def test_numbers_are_what_excel_shows(opened: Callable, tmp_path: Path) -> None:
    rows = [["parcel_id", "weight", "units", "service"], ["P1", 0.1 + 0.2, 3, 48], [12, 1e-3, 0, "x"]]
    found = opened(_book(tmp_path / "a.xlsx", rows))
    assert found.row("P1") == {"parcel_id": "P1", "weight": Decimal("0.3"), "units": 3, "service": "48"}
    assert found.row("12")["weight"] == Decimal("0.001")


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        ("order_id", 7.946e17, "BAD_ID"),
        ("order_id", "1.23457E+11", "BAD_ID"),
        ("dest_postcode", 1067, "BAD_ID"),
        ("weight", 1.23456, "OUT_OF_BOUNDS"),
        ("weight", "1,9", "BAD_NUMBER"),
        ("ship_date", 46120, "BAD_DATE"),
    ],
)
def test_what_is_held(opened: Callable, tmp_path: Path, heading: str, cell: object, code: str) -> None:
    rows = [["parcel_id", heading], [], ["P1", cell], ["P2"]]
    found = opened(_book(tmp_path / "a.xlsx", rows))
    assert found.problems == [(3, code, heading)]
    assert [row.id for row in found.rows] == ["P2"]


def test_lines_count_from_the_top_of_the_sheet(opened: Callable, tmp_path: Path) -> None:
    found = opened(_book(tmp_path / "a.xlsx", [["parcel_id", "weight"], ["P1", 1], ["P2", "x"]], top=4))
    assert found.problems == [(7, "BAD_NUMBER", "weight")]


def test_the_sheet_of_facts_is_found_among_others(opened: Callable, tmp_path: Path) -> None:
    found = opened(_book(tmp_path / "a.xlsx", [["parcel_id"], ["P1"]], sheets=("Notes", "Facts")))
    assert [row.id for row in found.rows] == ["P1"]


@pytest.mark.parametrize("data", [b"not a workbook", b"PK\x03\x04 nor is this"])
def test_no_workbook(opened: Callable, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="workbook"):
        opened(path)


def test_an_empty_sheet(opened: Callable, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="headings"):
        opened(_book(tmp_path / "a.xlsx", []))
