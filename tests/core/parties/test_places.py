"""Countries and postcodes are tables with sources."""

from __future__ import annotations

from datetime import date
from importlib import resources

import pytest

from quittance.core.parties.places.check import countries, odd_postcode, postcode_rules


def test_the_countries_are_those_of_iso_3166() -> None:
    table = resources.files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    assert countries() == dict(lines)


@pytest.mark.parametrize("country", postcode_rules())
def test_the_example_of_a_rule_keeps_it(country: str) -> None:
    assert country in countries()
    for rule in postcode_rules()[country]:
        assert rule.source
        assert rule.pattern is None or rule.pattern.fullmatch(rule.example)


WHERE_WE_BILL = (
    "AT BE BG CH CN CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK TR US"
)


@pytest.mark.parametrize("country", WHERE_WE_BILL.split())
def test_where_we_bill_there_is_a_rule(country: str) -> None:
    assert any(rule.pattern for rule in postcode_rules()[country])


@pytest.mark.parametrize(
    ("postcode", "country"),
    [("SW1A 1AA", "GB"), ("M1 1AE", "GB"), ("B33 8TH", "GB"), ("CR2 6XH", "GB"), ("DN55 1PT", "GB"),
     ("EC1A1BB", "GB"), ("01067", "DE"), ("75008", "FR"), ("1012 AB", "NL"), ("D02 X285", "IE")],
)  # fmt: skip
def test_postcodes_that_are_right(postcode: str, country: str) -> None:
    assert odd_postcode(postcode, country, None) is None


@pytest.mark.parametrize(
    ("postcode", "country"),
    [("SW1A 1A", "GB"), ("1067", "DE"), ("00100", "DE"), ("1012AB1", "NL"), ("D2", "IE"), ("00-9500", "PL")],
)
def test_postcodes_that_are_odd(postcode: str, country: str) -> None:
    assert odd_postcode(postcode, country, None) is not None


def test_a_rule_holds_from_its_day() -> None:
    """Ireland had no postcodes before Eircode, 13 July 2015."""
    assert odd_postcode("Dublin 2", "IE", date(2015, 7, 13)) is None
    assert odd_postcode("Dublin 2", "IE", date(2015, 7, 14)) is not None
    assert odd_postcode("anything", "AE", None) is None
