from __future__ import annotations

from datetime import date

from quittance.core.tariff.features.effective import Effective
from quittance.core.tariff.features.season import Season
from quittance.core.tariff.features.when import IsYes, When
from quittance.core.tariff.features.within import Within
from quittance.core.tariff.operand import FactRead
from tests.core.tariff.sheet import codes_of, line_of, plan_of

FEE = '[[line]]\ncharge = "fee"\nprice = "1.00 GBP"\n'


def test_gates_stand_in_their_order_whatever_the_order_of_the_keys() -> None:
    keys = 'within = "60 days of delivered_date"\nwhen = "hazmat"\n'
    keys += 'season = "1 Nov to 14 Jan"\nfrom = 2026-03-01\n'
    assert line_of(FEE + keys).gates == (
        Effective(date(2026, 3, 1), None),
        Season((11, 1), (1, 14)),
        When(IsYes(FactRead("hazmat"))),
        Within(60, "delivered_date"),
    )


def test_facts_that_only_a_time_bar_reads_are_listed() -> None:
    facts = plan_of(FEE + 'within = "60 days of delivered_date"').facts
    assert {"delivered_date", "known_date", "ship_date"} <= set(facts)


def test_dates_that_make_no_sense() -> None:
    assert codes_of(FEE + "from = 2026-03-01\nbefore = 2026-03-01") == ["BAD_VALUE"]
    assert codes_of(FEE + 'from = "spring"') == ["BAD_VALUE"]
    assert codes_of(FEE + 'season = "31 Feb to 1 Mar"') == ["BAD_VALUE"]
    assert codes_of(FEE + 'within = "60 days of weight"') == ["KIND_MISMATCH"]
