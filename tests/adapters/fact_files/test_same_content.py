"""The same facts come out of CSV, Parquet and Excel."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter

from quittance.adapters.fact_files import FactSource

HEADINGS = (
    "parcel_id", "actual_weight", "weight_uom", "length_cm", "width_cm", "height_cm", "ship_date",
    "delivered_at", "dest_postcode", "residential", "unit_price", "piece_count", "seller_id",
)  # fmt: skip
_TEXT = """
P1,1.9,KGM,30,20.5,10,2026-04-08,2026-04-09 23:30,IV1 1AA,yes,12.50,1,00017
P2,4.25,LBR,30,40.25,9.75,2026-04-08,,01067,no,0.3,2,S2
P3,0.07,KGM,,,,2026-04-30,2026-05-01,,,,,
"""
ROWS = [line.split(",") for line in _TEXT.split("\n") if line]
NUMBERS = {"actual_weight", "length_cm", "width_cm", "height_cm", "unit_price", "piece_count"}


def _csv(path: Path) -> Path:
    lines = [",".join(row) for row in (HEADINGS, *ROWS)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _excel(path: Path) -> Path:
    """Numbers, dates and yes/no as real cells, ids and postcodes as text."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("facts")
    day, moment = (book.add_format({"num_format": form}) for form in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm"))
    sheet.write_row(0, 0, HEADINGS)
    for at, row in enumerate(ROWS, start=1):
        for column, (heading, text) in enumerate(zip(HEADINGS, row, strict=True)):
            if not text:
                continue
            if heading in NUMBERS:
                sheet.write_number(at, column, float(text))
            elif heading.endswith("_date"):
                sheet.write_datetime(at, column, date.fromisoformat(text), day)
            elif heading == "delivered_at":
                sheet.write_datetime(at, column, datetime.fromisoformat(text), moment)
            elif heading == "residential":
                sheet.write_boolean(at, column, text == "yes")
            else:
                sheet.write_string(at, column, text)
    book.close()
    return path


def _query(typed: bool) -> str:
    types = (
        {}
        if not typed
        else {
            **dict.fromkeys(NUMBERS, "DECIMAL(12, 4)"),
            "piece_count": "INTEGER",
            "ship_date": "DATE",
            "delivered_at": "TIMESTAMP",
            "residential": "BOOLEAN",
        }
    )
    selects = [
        "SELECT "
        + ", ".join(
            f"CAST(nullif('{text}', '') AS {types.get(heading, 'VARCHAR')}) AS {heading}"
            for heading, text in zip(HEADINGS, row, strict=True)
        )
        for row in ROWS
    ]
    return " UNION ALL ".join(selects)


def _names(source: FactSource) -> set[str]:
    return {column.name for column in source.schema.columns}


def test_all_formats_agree(opened: Callable, parquet: Callable[[str], Path], tmp_path: Path) -> None:
    from_csv = opened(_csv(tmp_path / "a.csv"))
    others = [
        opened(_excel(tmp_path / "a.xlsx")),
        opened(parquet(_query(typed=True))),
        opened(parquet(_query(typed=False))),
    ]
    assert from_csv.parked == ()
    for other in others:
        assert other.rows == from_csv.rows
        assert other.parked == ()
        assert {c.name for c in other.source.schema.columns} == {
            c.name for c in from_csv.source.schema.columns
        }
    assert from_csv.row("P2")["weight"] == Decimal("4.25") * Decimal("0.45359237")
    assert from_csv.row("P2")["dest_postcode"] == "01067"
    assert from_csv.row("P1")["account"] == "00017"
    assert from_csv.row("P3") == {
        "weight": Decimal("0.07"),
        "ship_date": date(2026, 4, 30),
        "delivered_date": date(2026, 5, 1),
        "parcel_id": "P3",
    }
