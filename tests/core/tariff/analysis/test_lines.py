"""Lines that never apply, and measures that nobody reads."""

from __future__ import annotations

import pytest

from quittance.core.tariff.analysis.never_applies import never_applies
from quittance.core.tariff.analysis.unused import unused
from quittance.core.tariff.plan import Plan
from tests.core.tariff.sheet import plan_of

ABOVE_3 = 'charge = "fee"\nwhen = "weight > 3 kg"\nprice = "1.00 GBP"'


def plan(*lines: str, before: str = "") -> Plan:
    return plan_of("\n\n".join(f"[[line]]\n{line}" for line in lines), {"before": before})


def messages(*lines: str, before: str = "") -> list[str]:
    return [finding.message for finding in never_applies(plan(*lines, before=before))]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('when = "weight > 5 kg and weight < 3 kg"', "its conditions on weight exclude each other"),
        ('when = "weight > 3 kg and weight <= 3 kg"', "its conditions on weight exclude each other"),
        ('when = "market is UK and market is DE"', "its conditions on market exclude each other"),
        ("from = 2027-06-01", "its days are outside those of the tariff"),
        ("before = 2026-01-01", "its days are outside those of the tariff"),
    ],
)
def test_a_line_that_nothing_can_meet_is_told(line: str, why: str) -> None:
    text = f'charge = "fee"\n{line}\nprice = "1.00 GBP"'
    assert messages(text, before="2027-01-01") == [f"'fee' never applies here: {why}."]


def test_a_season_outside_the_days_of_a_short_tariff_is_told() -> None:
    text = 'charge = "peak"\nseason = "1 Nov to 14 Dec"\nprice = "1.00 GBP"'
    (found,) = messages(text, before="2026-06-01")
    assert found == "'peak' never applies here: its season is outside the days of the tariff."
    assert not messages(text)
    assert not messages(text, before="2026-11-02")


@pytest.mark.parametrize("condition", ["weight > 5 kg", "weight > 5 kg and market is UK", "weight > 3 kg"])
def test_an_alternative_below_one_that_takes_more_is_told(condition: str) -> None:
    below = f'charge = "fee"\nwhen = "{condition}"\nprice = "2.00 GBP"'
    (found,) = messages(ABOVE_3, below)
    assert found == "'fee' never applies here: line 1 above it takes everything it would take."


@pytest.mark.parametrize(
    "condition", ["weight >= 3 kg", "weight > 2 kg", "market is UK", "not weight > 5 kg"]
)
def test_an_alternative_that_takes_something_else_is_reached(condition: str) -> None:
    assert not messages(ABOVE_3, f'charge = "fee"\nwhen = "{condition}"\nprice = "2.00 GBP"')


def test_what_an_alternative_above_asks_besides_leaves_something_for_the_one_below() -> None:
    above = 'charge = "fee"\nwhen = "weight > 3 kg and residential"\nprice = "1.00 GBP"'
    assert not messages(above, 'charge = "fee"\nwhen = "weight > 5 kg"\nprice = "2.00 GBP"')


def test_a_measure_that_nothing_reads_is_told() -> None:
    lines = (
        'measure = "heavier"\ngreatest_of = ["weight", "declared_weight"]',
        'measure = "billed"\ngreatest_of = ["weight", "declared_weight"]',
        'charge = "fee"\nof = "billed"\nrate = "1.00 GBP per started kg"',
    )
    assert [finding.message for finding in unused(plan(*lines))] == ["Nothing reads the measure 'heavier'."]
    assert not list(unused(plan(lines[0])))  # a card of measures is there for its measures
