"""`quittance tariff check`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.interfaces.cli.conftest import CARD, PRICES, TARIFFS, Run, write_card


def test_a_sound_tariff_is_told_so_with_next_steps(run: Run, card: Path) -> None:
    result = run("tariff", "check", card)
    assert result.exit_code == 0
    assert "card@2026-01-01: 3 lines, 2 charges, 2 tables with 8 rows." in result.stdout
    assert "Errors: 0, warnings: 0" in result.stdout
    assert f"quittance tariff show {card}" in result.stdout


def test_tables_of_indexes_count_and_the_quote_has_facts_of_the_tariff(run: Run) -> None:
    result = run("tariff", "check", TARIFFS / "aramex-sg-fuel-2023")
    assert "2 lines, 2 charges, 2 tables with 40 rows." in result.stdout
    assert "--fact spot_rate=1 --fact ship_date=2022-11-01\n" in result.stdout


def test_what_is_strange_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    card = write_card(tmp_path / "card", prices=PRICES + "2026-06-01,parcel,1500,4.50,6.00\n")
    result = run("tariff", "check", card)
    assert result.exit_code == 0
    assert "card/prices.csv:8: warning ROW_NEVER_REACHED" in result.stdout
    assert "warnings: 1" in result.stdout


def test_errors_end_with_1_and_no_next_steps(run: Run, tmp_path: Path) -> None:
    card = write_card(tmp_path / "card", CARD.replace("10 %", "10 apples"))
    result = run("tariff", "check", card)
    assert result.exit_code == 1
    assert "error" in result.stdout
    assert "Next" not in result.stdout


def test_a_folder_of_tariffs_stands_for_all_of_them(run: Run, tmp_path: Path) -> None:
    write_card(tmp_path / "good")
    write_card(tmp_path / "bad", CARD.replace('table  = "prices"', 'table  = "prises"'))
    result = run("tariff", "check", tmp_path, tmp_path / "good")
    assert result.exit_code == 1
    assert "card@2026-01-01: 3 lines" in result.stdout
    assert "2 tariffs. Errors: 1, warnings: 1" in result.stdout
    assert result.stdout.endswith(f"With errors: {tmp_path / 'bad'}.\n")
    assert [one["tariff"] for one in json.loads(run("tariff", "check", tmp_path, "--json").stdout)] == [
        None,
        "card@2026-01-01",
    ]


def test_several_tariffs_are_summed_up(run: Run, tmp_path: Path) -> None:
    good = write_card(tmp_path / "good")
    bad = write_card(tmp_path / "bad", CARD.replace('table  = "prices"', 'table  = "prises"'))
    result = run("tariff", "check", good, bad)
    assert result.exit_code == 1
    assert "2 tariffs. Errors:" in result.stdout


def test_json_holds_findings_with_their_places(run: Run, tmp_path: Path) -> None:
    card = write_card(tmp_path / "card", prices=PRICES + "2026-06-01,parcel,1500,4.50,6.00\n")
    (answer,) = json.loads(run("tariff", "check", card, "--json").stdout)
    assert answer["tariff"] == "card@2026-01-01"
    assert answer["content_hash"].startswith("sha256:")
    (found,) = answer["findings"]
    assert found["code"] == "ROW_NEVER_REACHED"
    assert found["place"] == {"file": "card/prices.csv", "line": 8}


def test_many_findings_of_one_code_are_counted(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"2026-06-01,parcel,{weight},1.00,1.00\n" for weight in range(1000, 1030))
    card = write_card(tmp_path / "card", prices=PRICES + rows)
    assert "... and 10 more ROW_NEVER_REACHED" in run("tariff", "check", card).stdout
    assert "more ROW_NEVER" not in run("tariff", "check", card, "--all").stdout


def test_probes_show_what_each_limit_gives(run: Run) -> None:
    result = run("tariff", "check", TARIFFS / "royalmail-tracked-online", "--probe")
    assert result.exit_code == 0
    line = next(line for line in result.stdout.splitlines() if "prices.csv:12  weight" in line)
    assert "999.9 g → 3.80 GBP" in line
    assert "1000 g → 3.80 GBP" in line
    assert "1000.1 g → 4.45 GBP" in line


def test_probes_show_formats_with_the_price_and_what_was_moved(run: Run) -> None:
    lines = run("tariff", "check", TARIFFS / "contract-parcel-eu", "--probe").stdout.splitlines()
    minimum = next(line for line in lines if "remote_area at_least" in line)
    assert "12.40 EUR (weight 31 kg) → 12.50 EUR" in minimum
    winner = next(line for line in lines if "billed greatest_of weight" in line)
    assert "0.12 kg → 0.12 kg, 23.71 EUR" in winner


def test_breaks_without_a_probe_are_counted_with_the_reason(run: Run) -> None:
    stdout = run("tariff", "check", TARIFFS / "parcelforce-zonal", "--probe").stdout
    assert "4 breaks have no line here:" in stdout
    assert "  4 were not crossed by moving any one fact: " in stdout
    assert "parcelforce-zonal/zonal.csv:4 (at_least)" in stdout


def test_a_tariff_without_breaks_is_told_so(run: Run) -> None:
    assert "no limit and no day" in run("tariff", "check", TARIFFS / "printful", "--probe").stdout


def test_chinese_is_spoken(run: Run, card: Path) -> None:
    assert "错误 0 个" in run("tariff", "check", card, "--language", "zh").stdout
