from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quittance.adapters.tariff_files.folder import read_folder
from quittance.adapters.tariff_files.load import load_tariff
from quittance.adapters.tariff_files.toml_places import sections
from quittance.core.tariff.source import SourceTariff, TariffUnreadable

TOML = '''\ufefftariff = "example"   # the id
"title"   = 'Example'
note = """
two lines with [[line]]
and a "quote"
"""
from = 2026-01-01
lists = [
  "a", # one
  "b",
]

[terms]
late = true
decimals = 1.50

[index.oil]
table = "oil"

[facts."engine_size"]
kind = "word"

[[line]]
charge = "fee"
bearer = { seller = "50 %", platform = "50 %" }
[[line]]   # the second
measure="m"
of = ["weight",
      "hub_weight"]
note = "say \\"hello\\""
'''


def folder(path: Path, main: str, **tables: bytes) -> Path:
    path = path / "card"
    path.mkdir()
    (path / "tariff.toml").write_bytes(main.encode())
    for name, data in tables.items():
        (path / f"{name}.csv").write_bytes(data)
    return path


def read(path: Path, main: str = TOML, **tables: bytes) -> SourceTariff:
    return read_folder(folder(path, main, **tables))


def test_values_as_a_tariff_has_them(tmp_path: Path) -> None:
    source = read(tmp_path)
    assert source.header["from"].value == date(2026, 1, 1)
    assert source.header["lists"].value == ("a", "b")
    assert source.terms["late"].value is True
    assert source.terms["decimals"].value == "1.50"
    assert source.lines[0].values["bearer"].value == {"seller": "50 %", "platform": "50 %"}
    assert set(source.indexes) == {"oil"}
    assert set(source.facts) == {"engine_size"}
    assert source.findings == ()


def test_every_key_knows_its_line_and_column(tmp_path: Path) -> None:
    source = read(tmp_path)
    places = {key: (value.place.line, value.place.column) for key, value in source.header.items()}
    assert places == {"tariff": (1, 11), "title": (2, 14), "note": (3, 8), "from": (7, 8), "lists": (8, 9)}
    assert source.terms["late"].place.line == 14
    assert source.indexes["oil"].place.line == 17
    assert [line.place.line for line in source.lines] == [23, 26]
    assert source.lines[1].values["note"].place.line == 30
    assert str(source.lines[1].values["measure"].place) == "card/tariff.toml:27:10"


def test_sections_of_a_text_without_any() -> None:
    (top,) = sections("")
    assert top.keys == {}


def test_windows_line_ends_a_byte_order_mark_comments_and_spaces(tmp_path: Path) -> None:
    text = '\ufeff# page 3\r\n weight up to [kg] , "price [GBP]",note\r\n\r\n'
    text += '2, 2.00 ,"a, b\r\nc"\r\n5,3.00,\r\n'
    data = text.encode()
    table = read(tmp_path, prices=data).tables["prices"]
    assert [cell.text for cell in table.headings] == ["weight up to [kg]", '"price [GBP]"', "note"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["2", "2.00", "a, b\nc"],
        ["5", "3.00", ""],
    ]
    assert [row.place.line for row in table.rows] == [4, 6]


def test_rows_of_the_wrong_length_are_left_out(tmp_path: Path) -> None:
    source = read(tmp_path, prices=b"a,b\n1,2\n1\n1,2,3\n")
    assert [(finding.code, str(finding.place)) for finding in source.findings] == [
        ("RAGGED_ROW", "card/prices.csv:3"),
        ("RAGGED_ROW", "card/prices.csv:4"),
    ]
    assert len(source.tables["prices"].rows) == 1


@pytest.mark.parametrize("data", [b"a,b\n\xff,2\n", b"", b"# only a comment\n", b'a,b\n"1,2\n'])
def test_a_table_that_is_none_is_a_finding(tmp_path: Path, data: bytes) -> None:
    source = read(tmp_path, prices=data)
    assert [finding.code for finding in source.findings] == ["UNREADABLE"]
    assert source.tables == {}


@pytest.mark.parametrize("main", ['a = "', "a = 1\na = 2", "[[line]", "= 3"])
def test_a_main_file_that_is_not_toml(tmp_path: Path, main: str) -> None:
    with pytest.raises(TariffUnreadable) as unreadable:
        read(tmp_path, main)
    assert [finding.code for finding in unreadable.value.findings] == ["UNREADABLE"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = load_tariff(tmp_path / "nowhere")
    assert result.plan is None
    assert [finding.code for finding in result.findings] == ["UNREADABLE"]


@pytest.mark.parametrize(
    ("main", "code"),
    [
        ("when = 10:30:00", "BAD_VALUE"),
        ("parts = [[1], [2]]", "UNKNOWN_KEY"),
        ("[other.thing]\na = 1", "UNKNOWN_KEY"),
        ("line = 5", "BAD_VALUE"),
        ("facts = 5", "BAD_VALUE"),
        ("index.oil = 5", "BAD_VALUE"),
        ("terms = 5", "BAD_VALUE"),
        ("line = [5]", "BAD_VALUE"),
    ],
)
def test_values_of_a_kind_that_tariffs_do_not_have(tmp_path: Path, main: str, code: str) -> None:
    assert code in [finding.code for finding in read(tmp_path, main).findings]
