from __future__ import annotations

from datetime import date

import pytest

from quittance.core.rating.result import State
from quittance.core.tariff.features.effective import Effective
from quittance.core.tariff.features.priced import Priced
from tests.support.plans import ROUND, Sheet
from tests.support.rows import rate_one


def _sheet(starts: date | None, ends: date | None) -> Sheet:
    sheet = Sheet()
    price = Priced(sheet.amount("0.50 GBP"))
    sheet.charge("logistics", price, ROUND, gates=(Effective(starts, ends),), price_date="order_date")
    return sheet


@pytest.mark.parametrize(
    ("day", "code"),
    [("2026-04-16", "not_yet"), ("2026-04-17", ""), ("2026-06-30", ""), ("2026-07-01", "no_longer")],
)
def test_half_open_by_the_lines_own_pricing_date(day: str, code: str) -> None:
    sheet = _sheet(date(2026, 4, 17), date(2026, 7, 1))
    line = rate_one(sheet, order_date=day, ship_date="2020-01-01").line("logistics")
    assert (line.state is State.APPLIED) is (code == "")
    assert (line.reason.code if line.reason else "") == code


def test_either_side_may_be_open() -> None:
    assert rate_one(_sheet(None, None), order_date="1999-01-01").amounts
    assert rate_one(_sheet(date(2026, 1, 1), None), order_date="2099-01-01").amounts
    assert not rate_one(_sheet(None, date(2026, 1, 1)), order_date="2026-01-01").amounts


def test_without_the_date_the_line_is_refused() -> None:
    assert rate_one(_sheet(None, None)).line("logistics").about == "order_date"
