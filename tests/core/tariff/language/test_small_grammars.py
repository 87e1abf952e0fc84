from __future__ import annotations

from collections.abc import Callable

import pytest

from quittance.core.tariff.language.aggregate import AggregateText, parse_aggregate
from quittance.core.tariff.language.lag import LagText, parse_lag
from quittance.core.tariff.language.round import parse_round
from quittance.core.tariff.language.season import SeasonText, parse_season
from quittance.core.tariff.language.tokens import NotUnderstood
from quittance.core.tariff.language.within import WithinText, parse_within
from quittance.kernel.mode import Mode
from quittance.kernel.period import PeriodWord


@pytest.mark.parametrize(
    ("text", "mode", "step"),
    [
        ("up to 1 lb", Mode.UP, "1 lb"),
        ("down to 0.5 kg", Mode.DOWN, "0.5 kg"),
        ("nearest 1 in", Mode.HALF_UP, "1 in"),
        ("half up to 0.01 USD per gal", Mode.HALF_UP, "0.01 USD per gal"),
        ("half down to 0.05 GBP", Mode.HALF_DOWN, "0.05 GBP"),
        ("half even to the minor unit", Mode.HALF_EVEN, "None"),
    ],
)
def test_roundings(text: str, mode: Mode, step: str) -> None:
    rounding = parse_round(text)
    assert (rounding.mode, str(rounding.step)) == (mode, step)
    assert parse_round(str(rounding)) == rounding


def test_a_season_may_cross_the_year() -> None:
    season = parse_season("15 Oct to 14 January")
    assert season == SeasonText((10, 15), (1, 14))
    assert parse_season(str(season)) == season


@pytest.mark.parametrize("text", ["2 weeks", "1 month", "3 days", "0 weeks"])
def test_lags(text: str) -> None:
    assert str(parse_lag(text)) == text
    assert parse_lag("2 weeks") == LagText(2, PeriodWord.WEEK)


def test_time_bars() -> None:
    assert parse_within("60 days of delivered_date") == WithinText(60, "delivered_date")


@pytest.mark.parametrize(
    "text", ["sum of units", "daily average of volume", "share of shipped_on_time", "count of order"]
)
def test_aggregates(text: str) -> None:
    assert str(parse_aggregate(text)) == text


def test_a_name_is_no_aggregate() -> None:
    assert parse_aggregate("sum_of_units") is None
    assert parse_aggregate("sum of units") == AggregateText("sum", "units")


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (parse_round, "up to 0 lb"),
        (parse_round, "up 1 lb"),
        (parse_round, "half to 1 kg"),
        (parse_round, "even to 1 kg"),
        (parse_season, "31 Feb to 3 Mar"),
        (parse_season, "1 Octo to 3 Mar"),
        (parse_season, "Oct to Mar"),
        (parse_lag, "two weeks"),
        (parse_lag, "2 years"),
        (parse_within, "60 weeks of delivered_date"),
        (parse_aggregate, "mean of volume"),
        (parse_aggregate, "sum of"),
    ],
)
def test_texts_that_are_none_are_refused(parse: Callable[[str], object], text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse(text)
