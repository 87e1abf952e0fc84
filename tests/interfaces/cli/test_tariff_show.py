"""`quittance tariff show`: the tariff read aloud."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interfaces.cli.conftest import TARIFFS, Run, write_card

ALL = sorted(path.parent for path in TARIFFS.glob("*/tariff.toml"))


def test_cover_sheet_and_tables_are_read(run: Run, card: Path) -> None:
    result = run("tariff", "show", card)
    assert result.exit_code == 0
    text = result.stdout
    assert text.startswith("A small card\n")
    assert "looked up in prices, in the column of service." in text
    assert "10 % of postage; at least minimum." in text
    assert "Table formats, 2 rows" in text
    assert "minimum  3.00 GBP" in text


def test_long_tables_are_cut_unless_all_is_asked(run: Run, tmp_path: Path) -> None:
    formats = "weight up to [g],format\n" + "".join(f"{weight},letter\n" for weight in range(100, 150))
    card = write_card(tmp_path / "card", formats=formats)
    assert "and 20 more rows" in run("tariff", "show", card).stdout
    assert "more rows" not in run("tariff", "show", card, "--all").stdout


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_tariff_can_be_read_aloud(run: Run, path: Path, language: str) -> None:
    result = run("tariff", "show", path, "--language", language)
    assert result.exit_code == 0
    assert "{" not in result.stdout.split("Table")[0].split("表 ")[0].replace("{ by", "")
