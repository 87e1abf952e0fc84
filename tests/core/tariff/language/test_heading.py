from __future__ import annotations

import pytest

from quittance.core.tariff.language.heading import HeadingText, parse_heading
from quittance.core.tariff.language.tokens import NotUnderstood
from quittance.core.tariff.table import Phrase


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("zone is", HeadingText("zone", None, Phrase.IS)),
        ("weight up to [kg]", HeadingText("weight", None, Phrase.UP_TO, "kg")),
        ("dest_postcode starts with", HeadingText("dest_postcode", None, Phrase.STARTS_WITH)),
        ("diesel at least [USD per gal]", HeadingText("diesel", None, Phrase.AT_LEAST, "USD per gal")),
        ("weight over [kg]", HeadingText("weight", None, Phrase.OVER, "kg")),
        ("diesel under [USD per gal]", HeadingText("diesel", None, Phrase.UNDER, "USD per gal")),
        ("size.weight_used is", HeadingText("size.weight_used", None, Phrase.IS)),
        ("from", HeadingText("", None, Phrase.FROM)),
        ("price:UK [GBP]", HeadingText("price", "UK", None, "GBP")),
        ("rate [GBP per started 500 g]", HeadingText("rate", None, None, "GBP per started 500 g")),
        ("at_least [GBP]", HeadingText("at_least", None, None, "GBP")),
        ("heavy [yes/no]", HeadingText("heavy", None, None, "yes/no")),
        ("format", HeadingText("format")),
    ],
)
def test_headings(text: str, heading: HeadingText) -> None:
    assert parse_heading(text) == heading
    assert parse_heading(str(heading)) == heading


@pytest.mark.parametrize(
    "text", ["", "Weight", "weight up", "weight is is", "price [GBP] [EUR]", "price:", "a b", "x [kg"]
)
def test_a_text_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_heading(text)
