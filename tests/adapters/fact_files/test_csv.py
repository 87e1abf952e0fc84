"""CSV as it arrives: delimiters, encodings, ragged rows, line numbers, long files."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from quittance.adapters.fact_files.refusals import NoIdColumn, NotUtf8, UnknownSubject, UnreadableFile


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_usual_form(opened: Callable, delimiter: str, end: str, mark: str) -> None:
    lines = [delimiter.join(cells) for cells in (("parcel_id", "weight"), ("P1", "1.5"), ("0042", "2"))]
    found = opened(mark + end.join(lines) + end)
    assert [(row.id, row.values["weight"]) for row in found.rows] == [("P1", Decimal("1.5")), ("0042", 2)]


@pytest.mark.parametrize("text", ["parcel_id,weight", "parcel_id,weight\n", "parcel_id,weight\n\n\n"])
def test_a_file_of_headings_has_no_rows(opened: Callable, text: str) -> None:
    found = opened(text)
    assert (found.rows, found.parked, found.source.count) == ((), (), 0)
    assert {column.name for column in found.source.schema.columns} == {"parcel_id", "weight"}


@pytest.mark.parametrize("text", ["", "\n", " \n\n", ",,\n1,2,3\n"])
def test_a_file_without_headings_is_refused(opened: Callable, text: str) -> None:
    with pytest.raises(UnreadableFile):
        opened(text)


def test_another_encoding_is_refused_with_its_line(opened: Callable, tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes("parcel_id,service\nP1,fast\nP2,café\n".encode("cp1252"))
    with pytest.raises(NotUtf8, match="line 3"):
        opened(path)
    path.write_bytes("parcel_id,service\nP1,fast\n".encode("utf-16"))
    with pytest.raises(NotUtf8, match="line 1"):
        opened(path)


def test_lines_are_those_of_the_file(opened: Callable) -> None:
    found = opened('parcel_id,service,weight\nP1,a,1\n\n"P\n2",b,x\nP3,c\nP4,d,y\n"P5","e, ""f""",2\nP6,,z')
    assert [row.id for row in found.rows] == ["P1", "P5"]
    assert found.row("P5")["service"] == 'e, "f"'
    assert found.problems == [
        (4, "BAD_NUMBER", "weight"),
        (6, "BAD_ROW", ""),
        (7, "BAD_NUMBER", "weight"),
        (9, "BAD_NUMBER", "weight"),
    ]


def test_a_quote_that_never_closes_is_not_lost(opened: Callable) -> None:
    found = opened('parcel_id,weight\nP0,1\n"P1,1\nP2,2\n')
    assert [row.id for row in found.rows] == ["P0"]
    assert found.problems == [(3, "BAD_ROW", "")]


def test_one_heading_twice_and_columns_that_are_no_facts(opened: Callable) -> None:
    found = opened("parcel_id,weight,weight,colour,month,\nP1,1,2,red,4,\n")
    assert found.row("P1") == {"parcel_id": "P1", "weight": 1}
    assert found.source.unused == ("weight", "colour", "month", "")
    assert [finding.code for finding in found.source.findings] == ["FACTS_UNUSED_COLUMNS"]


@pytest.mark.parametrize(
    ("headings", "id"),
    [
        ("subject_id,parcel_id,id", "first"),
        ("id,parcel_id,shipment_id", "second"),
        ("service,shipment_id,id", "second"),
        ("service,id", "second"),
    ],
)
def test_which_column_is_the_id(opened: Callable, headings: str, id: str) -> None:
    cells = ["first", "second", "third"][: headings.count(",") + 1]
    found = opened(f"{headings}\n{','.join(cells)}\n")
    assert found.rows[0].id == id


def test_no_id_no_subject_no_file(opened: Callable, tmp_path: Path) -> None:
    with pytest.raises(NoIdColumn, match="parcel"):
        opened("weight\n1\n")
    with pytest.raises(UnknownSubject, match="shoe"):
        opened("parcel_id\n1\n", subject="shoe")
    with pytest.raises(UnreadableFile, match="no file"):
        opened(tmp_path / "absent.csv")
    other = tmp_path / "facts.pdf"
    other.write_text("x", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="Endings"):
        opened(other)


def test_a_long_file(opened: Callable, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    count = 60_000
    with path.open("w", encoding="utf-8") as file:
        file.write("parcel_id,weight\n")
        file.writelines(f"{number:012d},{number % 1000}.5\n" for number in range(count))
        file.write("P,x\n")
    found = opened(path)
    assert (found.source.count, found.problems) == (count, [(count + 2, "BAD_NUMBER", "weight")])
    assert found.rows[-1].id == f"{count - 1:012d}"
    assert sum(row.values["weight"] for row in found.rows) == 60 * 499_500 + Decimal("0.5") * count
