from __future__ import annotations

import pytest

from quittance.core.rating.result import State
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.season import Season
from tests.support.plans import ROUND, Sheet
from tests.support.rows import rate_one


def _peak(first: tuple[int, int], last: tuple[int, int]) -> Sheet:
    sheet = Sheet(currency="USD")
    sheet.charge("peak", Priced(sheet.amount("0.20 USD")), ROUND, gates=(Season(first, last),))
    return sheet


@pytest.mark.parametrize(
    ("day", "is_in"),
    [
        ("2025-10-14", False),
        ("2025-10-15", True),
        ("2025-12-31", True),
        ("2026-01-01", True),
        ("2026-01-14", True),
        ("2026-01-15", False),
    ],
)
def test_a_season_may_cross_the_year(day: str, is_in: bool) -> None:
    """Amazon US fulfilment peak, 15 Oct to 14 Jan, both days in."""
    line = rate_one(_peak((10, 15), (1, 14)), ship_date=day).line("peak")
    assert (line.state is State.APPLIED) is is_in
    assert line.reason is None or line.reason.code == "out_of_season"


@pytest.mark.parametrize(
    ("day", "is_in"), [("2026-09-30", False), ("2026-10-01", True), ("2026-12-31", True)]
)
def test_a_season_within_a_year(day: str, is_in: bool) -> None:
    line = rate_one(_peak((10, 1), (12, 31)), ship_date=day).line("peak")
    assert (line.state is State.APPLIED) is is_in


def test_without_a_pricing_date_the_line_is_refused() -> None:
    line = rate_one(_peak((10, 1), (12, 31)), ship_date=None).line("peak")
    assert (line.refusal, line.about) == ("MISSING_FACT", "ship_date")
