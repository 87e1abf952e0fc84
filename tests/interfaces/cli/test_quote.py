"""`quittance quote`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.interfaces.cli.conftest import QUOTE, TARIFFS, Run


def test_a_fact_is_priced_and_explained(run: Run, card: Path) -> None:
    result = run("quote", card, *QUOTE)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "card@2026-01-01 · parcel quote · ship_date 2026-02-01"
    assert "card/prices.csv line 2 (format letter, weight 500 g, service slow): 2.00 GBP" in lines[2]
    assert lines[-1] == "total 5.00 GBP"


def test_a_real_card_gives_its_printed_price(run: Run) -> None:
    """Royal Mail, Tracked 48, medium parcel up to 10 kg from 6 October 2025: 7.05."""
    facts = {
        "weight": "8 kg",
        "longest": "50 cm",
        "median": "40 cm",
        "shortest": "30 cm",
        "service": "tracked48",
        "ship_date": "2025-11-03",
    }
    options = [part for name, value in facts.items() for part in ("--fact", f"{name}={value}")]
    result = run("quote", TARIFFS / "royalmail-tracked-online", *options)
    assert result.stdout.splitlines()[-1] == "total 7.05 GBP"


def test_no_price_is_told_in_words_with_3(run: Run, card: Path) -> None:
    result = run("quote", card, "--fact", "weight=9 kg", *QUOTE[2:])
    assert result.exit_code == 3
    assert "no total" in result.stdout
    assert "format refused NO_ROW: no row of formats fits (weight 9000 g)." in result.stderr


def test_a_missing_fact_is_named(run: Run, card: Path) -> None:
    result = run("quote", card, *QUOTE[:2], *QUOTE[4:])
    assert result.exit_code == 3
    assert "Give it with --fact service=..." in result.stderr


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (["ship_date=2020-01-01"], "NO_VERSION: card holds from 2026-01-01, not on that day."),
        ([], "MISSING_FACT: the pricing date is missing; give it with --fact ship_date=2026-01-31."),
    ],
)
def test_a_day_without_a_version_is_refused(run: Run, card: Path, facts: list[str], told: str) -> None:
    result = run("quote", card, *QUOTE[:4], *(part for fact in facts for part in ("--fact", fact)))
    assert result.exit_code == 3
    assert told in result.stderr


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("weight=2", "UNIT_MISSING"),
        ("wait=2 kg", "UNKNOWN_FACT"),
        ("weight=much", "BAD_NUMBER"),
        ("ship_date=soon", "BAD_DATE"),
        ("weight", "--fact weight has no value"),
    ],
)
def test_what_cannot_be_used_ends_with_2(run: Run, card: Path, fact: str, told: str) -> None:
    result = run("quote", card, *QUOTE, "--fact", fact)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "total" not in result.stdout


def test_a_tariff_with_errors_ends_with_1(run: Run, card: Path) -> None:
    (card / "prices.csv").write_text("weight up to,price\n1,2\n")
    result = run("quote", card, *QUOTE)
    assert result.exit_code == 1
    assert "cannot be used before its errors are mended" in result.stderr


def test_a_kind_without_lines_costs_nothing(run: Run, card: Path) -> None:
    result = run("quote", card, *QUOTE, "--subject", "return")
    assert result.exit_code == 0
    assert "Nothing on this tariff is charged for a return." in result.stdout


def test_json_has_the_exact_amounts(run: Run, card: Path) -> None:
    (answer,) = json.loads(run("quote", card, *QUOTE, "--json").stdout)
    assert answer["total"] == "5.00"
    assert [amount["name"] for amount in answer["amounts"]] == ["postage", "fuel"]


def test_chinese_is_spoken(run: Run, card: Path) -> None:
    assert "合计 5.00 GBP" in run("quote", card, *QUOTE, "--language", "zh").stdout
