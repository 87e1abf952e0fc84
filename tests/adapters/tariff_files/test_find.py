"""A folder of many tariffs: folders and workbooks, and nothing else that lies there."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from quittance.adapters.tariff_files.find import tariffs_in
from quittance.adapters.tariff_files.load import read_tariff
from quittance.adapters.tariff_files.write_workbook import write_workbook

TARIFFS = Path(__file__).parents[3] / "tariffs"


def test_a_tariff_stands_for_itself() -> None:
    assert tariffs_in(TARIFFS / "printful") == (TARIFFS / "printful",)


def test_all_our_tariffs_are_found() -> None:
    assert tariffs_in(TARIFFS) == tuple(sorted(TARIFFS.iterdir()))


def test_workbooks_count_where_they_are_tariffs(tmp_path: Path) -> None:
    write_workbook(read_tariff(TARIFFS / "printful"), tmp_path / "deep" / "card.xlsx")
    facts = openpyxl.Workbook()
    facts.save(tmp_path / "facts.xlsx")
    (tmp_path / "broken.xlsx").write_text("no workbook")
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "tariff.toml").write_text("")
    assert tariffs_in(tmp_path) == (tmp_path / "deep" / "card.xlsx", tmp_path / "one")
    assert tariffs_in(tmp_path / "facts.xlsx") == (tmp_path / "facts.xlsx",)


def test_a_folder_without_tariffs_is_looked_at_itself(tmp_path: Path) -> None:
    assert tariffs_in(tmp_path) == (tmp_path,)
