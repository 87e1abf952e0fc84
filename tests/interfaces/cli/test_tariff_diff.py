"""`quittance tariff diff`: a note that a reviewer of contracts would write."""

from __future__ import annotations

import json
from pathlib import Path

from tests.interfaces.cli.conftest import CARD, FORMATS, PRICES, TARIFFS, Run, write_card


def test_editions_of_a_real_card_differ_as_its_owner_said(run: Run) -> None:
    """Royal Mail, 6 October 2025: prices up, the large letter limit from 750 g to 1,000 g."""
    result = run(
        "tariff", "diff", TARIFFS / "royalmail-tracked-online", "--edition", "2025-04-07", "2025-10-06"
    )
    assert result.exit_code == 0
    summary = result.stdout.splitlines()[1]
    assert summary.startswith("10 prices rise by 2.9–9.3 %, large letter: weight up to 750 → 1000 g")
    assert summary.endswith("from 6 Oct 2025.")
    assert "tracked48, medium parcel, up to 10000 g: 6.80 → 7.05 GBP, +3.7 %" in result.stdout


def test_equal_tariffs_have_no_difference(run: Run, card: Path, tmp_path: Path) -> None:
    result = run("tariff", "diff", card, write_card(tmp_path / "same"))
    assert "Nothing changed." in result.stdout


def test_every_kind_of_change_is_noted(run: Run, card: Path, tmp_path: Path) -> None:
    toml = (
        CARD.replace('title      = "A small card"', 'title      = "The same card"')
        .replace("3.00 GBP", "3.20 GBP")
        .replace("10 %", "12 %")
        + '\n[[line]]\ncharge = "peak"\nprice = "0.50 GBP"\n'
    )
    prices = PRICES.replace("5.50", "5.80").replace("2026-06-01,letter,1000,2.10,3.00\n", "")
    new = write_card(tmp_path / "new", toml, prices, FORMATS.replace("750", "800"))
    lines = run("tariff", "diff", card, new).stdout
    assert "title: A small card → The same card" in lines
    assert "minimum: 3.00 GBP → 3.20 GBP" in lines
    assert "~ charge fuel" in lines
    assert "rate: 10 % → 12 %" in lines
    assert "+ charge peak: price 0.50 GBP" in lines
    assert "letter: weight up to 750 → 800 g" in lines
    assert "- letter, up to 1000 g: price:slow 2.10 GBP, price:fast 3.00 GBP" in lines
    assert "fast, parcel, up to 1000 g: 5.50 → 5.80 GBP, +5.5 %" in lines
    assert "From 1 Jan 2026" in lines
    assert "From 1 Jun 2026" in lines


def test_columns_and_tables_that_came_or_went_are_noted(run: Run, card: Path, tmp_path: Path) -> None:
    prices = PRICES.replace("price:fast", "price:express")
    new = write_card(tmp_path / "new", prices=prices)
    (new / "spare.csv").write_text("weight up to [g],spare\n1,a\n")
    lines = run("tariff", "diff", card, new).stdout
    assert "prices: column `price:fast [GBP]` removed" in lines
    assert "prices: column `price:express [GBP]` added" in lines


def test_lists_of_words_are_compared_word_by_word(run: Run, tmp_path: Path) -> None:
    old = write_card(
        tmp_path / "old", formats="service is,weight up to [g],format\nslow|fast,750,letter\n,2000,parcel\n"
    )
    new = write_card(
        tmp_path / "new", formats="service is,weight up to [g],format\nslow,750,letter\n,2000,parcel\n"
    )
    lines = run("tariff", "diff", old, new).stdout
    assert "- fast, up to 750 g: format letter" in lines
    assert "slow, up to" not in lines


def test_json_has_the_summary_and_the_changes(run: Run, card: Path) -> None:
    result = run("tariff", "diff", card, "--edition", "2026-01-01", "2026-06-01", "--json")
    answer = json.loads(result.stdout)
    assert answer["summary"].startswith("3 prices rise by 2.5–10.0 %, 1 price falls by 2.0 %")
    (stage,) = answer["stages"]
    assert stage["effective"] == "2026-06-01"
    assert len(stage["cells"]) == 4


def test_chinese_dates_and_words(run: Run, card: Path) -> None:
    lines = run("tariff", "diff", card, "--edition", "2026-01-01", "2026-06-01", "--language", "zh").stdout
    assert "3 个价格上涨 2.5–10.0 %" in lines
    assert "自2026年6月1日起" in lines


def test_two_tariffs_or_two_days_must_be_named(run: Run, card: Path) -> None:
    assert run("tariff", "diff", card).exit_code == 2
    assert run("tariff", "diff", card, card, "--edition", "2026-01-01", "2026-06-01").exit_code == 2
