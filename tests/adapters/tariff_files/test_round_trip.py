"""Folder to workbook to folder: nothing of the meaning is lost, on every tariff of the repository."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.adapters.tariff_files.cell_text import (
    CHOICES,
    LISTS,
    MAY_BE_LISTS,
    cell_of_value,
    value_of_cell,
)
from quittance.adapters.tariff_files.load import load_tariff, read_tariff
from quittance.adapters.tariff_files.toml_text import parse_toml_value, toml_value
from quittance.adapters.tariff_files.write_folder import FolderNotEmpty, write_folder
from quittance.adapters.tariff_files.write_workbook import TooLargeForWorkbook, write_workbook
from quittance.core.tariff.source import (
    RawValue,
    SourceCell,
    SourceRow,
    SourceTable,
    SourceTariff,
    SourceValue,
)
from quittance.kernel.finding import Place

TARIFFS = sorted(path.parent for path in (Path(__file__).parents[3] / "tariffs").glob("*/tariff.toml"))
HERE = Place("test")


def meaning(source: SourceTariff) -> object:
    """What is written, without the places."""
    return (
        {key: value.value for key, value in source.header.items()},
        {key: value.value for key, value in source.terms.items()},
        [{key: value.value for key, value in line.values.items()} for line in source.lines],
        {name: {k: v.value for k, v in part.values.items()} for name, part in source.facts.items()},
        {name: {k: v.value for k, v in part.values.items()} for name, part in source.indexes.items()},
        {
            name: (
                [cell.text for cell in table.headings],
                [[c.text for c in row.cells] for row in table.rows],
            )
            for name, table in source.tables.items()
        },
    )


@pytest.mark.parametrize("path", TARIFFS, ids=lambda path: path.name)
def test_a_tariff_means_the_same_in_both_forms(path: Path, tmp_path: Path) -> None:
    source = read_tariff(path)
    write_workbook(source, tmp_path / "card.xlsx")
    from_workbook = read_tariff(tmp_path / "card.xlsx")
    write_folder(from_workbook, tmp_path / "card")
    assert meaning(from_workbook) == meaning(source)
    assert meaning(read_tariff(tmp_path / "card")) == meaning(source)
    plans = [load_tariff(form).plan for form in (path, tmp_path / "card.xlsx", tmp_path / "card")]
    hashes = {plan.content_hash if plan else None for plan in plans}
    assert len(hashes) == 1


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).map(str.strip)
names = st.from_regex("[a-z]{1,4}( of [a-z]{1,3})?", fullmatch=True)
values: st.SearchStrategy[RawValue] = st.one_of(
    texts.filter(bool),
    st.booleans(),
    st.dates(),
    st.lists(names, max_size=3).map(tuple),
    st.dictionaries(names, texts, max_size=3),
)
keys = st.sampled_from([*sorted(LISTS), *sorted(MAY_BE_LISTS), *sorted(CHOICES), "note", "when", "price"])


@given(keys, values)
def test_every_value_comes_back_from_its_cell(key: str, value: RawValue) -> None:
    assert value_of_cell(key, cell_of_value(key, value)) == value or value == ""


@given(values)
def test_every_value_comes_back_from_its_toml(value: RawValue) -> None:
    assert parse_toml_value(toml_value(value)) == value


def one_table(*cells: str, name: str = "prices") -> SourceTariff:
    row = SourceRow(HERE, tuple(SourceCell(cell, HERE) for cell in cells))
    headings = tuple(SourceCell(f"heading{i}", HERE) for i in range(len(cells)))
    return SourceTariff(HERE, {}, (), tables={name: SourceTable(name, HERE, headings, (row,))})


def test_a_text_that_looks_like_a_formula_or_a_link_stays_a_text(tmp_path: Path) -> None:
    cells = ("=1+1", "https://example.com", "@SUM(1)", "007", "1.50", "-1")
    write_workbook(one_table(*cells), tmp_path / "card.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "card.xlsx")["prices"]
    assert [(cell.value, cell.data_type) for cell in sheet[2]] == [(text, "s") for text in cells]
    assert all(cell.hyperlink is None for cell in sheet[2])


def test_headings_are_frozen_and_columns_are_text(tmp_path: Path) -> None:
    write_workbook(one_table("1.50", "x"), tmp_path / "card.xlsx")
    book = openpyxl.load_workbook(tmp_path / "card.xlsx")
    assert book.sheetnames == ["tariff", "lines", "prices"]
    assert book["prices"].freeze_panes == "A2"
    assert book["prices"]["A2"].number_format == "@"
    assert book["prices"]["A1"].font.bold


def test_a_table_name_that_no_sheet_can_have_is_refused(tmp_path: Path) -> None:
    for name in ("x" * 32, "lines"):
        with pytest.raises(TooLargeForWorkbook):
            write_workbook(one_table("1", name=name), tmp_path / "card.xlsx")


def test_a_folder_with_files_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderNotEmpty):
        write_folder(one_table("1"), tmp_path)


def test_values_that_came_as_one_text_stay_one_text() -> None:
    assert SourceValue(value_of_cell("note", "a, b = c"), HERE).value == "a, b = c"
