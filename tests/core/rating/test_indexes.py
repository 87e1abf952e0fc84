from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from quittance.core.rating.result import LineResult
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.priced import Priced
from tests.support.plans import PARCEL, ROUND, Sheet, base
from tests.support.rows import rate_one


def _diesel(sheet: Sheet, **facts: object) -> LineResult:
    sheet.measure("read", Basis(sheet.reads("diesel")), unit="USD per gal", scope=PARCEL)
    return rate_one(sheet, **facts).line("read")


def _weekly() -> Sheet:
    sheet = Sheet(currency="USD")
    sheet.index("diesel", {date(2017, 1, 16): "2.50", date(2017, 1, 23): "2.60", date(2017, 1, 30): "2.70"})
    return sheet


@pytest.mark.parametrize("day", ["2017-02-06", "2017-02-09", "2017-02-12"])
def test_the_week_of_6_february_reads_that_of_23_january(day: str) -> None:
    """UPS 2017. A week runs Monday to Sunday."""
    assert _diesel(_weekly(), ship_date=day).value == base("2.60 USD per gal")


def test_january_reads_the_mean_of_november() -> None:
    """FedEx 2014: fuel for January is the average of November's weeks, rounded to the cent."""
    sheet = Sheet(currency="USD")
    weeks = {
        date(2013, 11, 4): "3.857",
        date(2013, 11, 11): "3.832",
        date(2013, 11, 18): "3.822",
        date(2013, 11, 25): "3.844",
    }
    sheet.index("diesel", weeks, every="month", lag=2)
    line = _diesel(sheet, ship_date="2014-01-31")
    assert line.value == base("3.84 USD per gal")


def test_a_period_without_value_refuses() -> None:
    line = _diesel(_weekly(), ship_date="2017-03-01")
    assert (line.refusal, line.about) == ("NO_INDEX", "diesel 2017-W07")
    assert _diesel(_weekly(), ship_date=None).refusal == "MISSING_FACT"


def _ups() -> Sheet:
    """UPS US Ground brackets, versioned by `from`."""
    sheet = Sheet(currency="USD")
    sheet.index("diesel", {date(2026, 2, 16): "5.05", date(2026, 2, 23): "5.06", date(2026, 3, 2): "5.43"})
    sheet.table(
        "fuel",
        "from, diesel at least [USD per gal], diesel under [USD per gal], rate [%]",
        "2025-01-01, 4, 6, 10",
        "2026-01-01, 4.94, 5.06, 16.50",
        "2026-01-01, 5.06, 5.18, 16.75",
        "2026-01-01, 5.30, 5.42, 17.25",
    )
    basis = Basis(sheet.reads("declared_value"))
    sheet.charge("fuel", basis, Priced(None, (sheet.rate_cell(),)), ROUND, table="fuel")
    return sheet


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-03-02", "16.50"), ("2026-03-09", "16.75"), ("2026-03-16", None)]
)
def test_a_bracket_contains_its_lower_limit_and_not_its_upper(day: str, expected: str | None) -> None:
    result = rate_one(_ups(), ship_date=day, declared_value="100 USD")
    assert result.total == (None if expected is None else Decimal(expected))
    assert result.refusal == ("NO_ROW" if expected is None else "")
