"""A table of a contract becomes a rule, and what it cannot say is refused in a sentence."""

from __future__ import annotations

import tomllib

import pytest

from quittance.core.measurements.parse import BadBillingWeight, parse_billing_weight
from quittance.core.measurements.rule import BillingWeightRule, Choose, Final, Tolerance
from quittance.kernel.quantity import Quantity


def parsed(text: str) -> BillingWeightRule:
    return parse_billing_weight(tomllib.loads(text), "contract.toml")


def test_everything_that_a_rule_can_say() -> None:
    rule = parsed(
        """
        sources   = [["re-measure", "sorter"], "declared"]
        certified = true
        choose    = "maximum"
        at_least  = "0.01 kg"
        at_most   = "154 lb"
        within    = "12.5 %"
        tolerance = "5 %"
        bands     = ["1 kg", "2 kg"]
        final     = "30 days after delivered_date"
        """
    )
    assert rule == BillingWeightRule(
        steps=(("re-measure", "sorter"), ("declared",)),
        certified=True,
        choose=Choose.MAXIMUM,
        lowest=Quantity.parse("0.01 kg"),
        highest=Quantity.parse("154 lb"),
        within_hundredths=1250,
        tolerance=Tolerance(percent_hundredths=500),
        bands=(Quantity.parse("1 kg"), Quantity.parse("2 kg")),
        final=Final(30, "delivered_date"),
    )


def test_what_is_not_said_does_not_limit() -> None:
    assert parsed('sources = ["sorter"]') == BillingWeightRule((("sorter",),), False, Choose.LAST)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "does not say whose readings count"),
        ("sources = []", "does not say whose readings count"),
        ("sources = [[]]", "does not say whose readings count"),
        ('sources = "sorter"', "sources is a list"),
        ('sources = ["scale"]', "nobody reads weights as 'scale'"),
        ('sources = ["sorter", ["sorter"]]', "sorter stands twice"),
        ('sources = ["sorter"]\nchoos = "last"', "there is no choos"),
        ('sources = ["sorter"]\nchoose = "best"', "choose is 'best'"),
        ('sources = ["sorter"]\ncertified = "yes"', "certified is true or false"),
        ('sources = ["sorter"]\nat_least = 1', "at_least has no weight 1"),
        ('sources = ["sorter"]\nat_least = "1 cm"', "at_least has no weight '1 cm'"),
        ('sources = ["sorter"]\nat_most = "2000000 kg"', "is no weight of a parcel"),
        ('sources = ["sorter"]\nat_least = "2 kg"\nat_most = "1 kg"', "is more than at_most"),
        ('sources = ["sorter"]\nwithin = "1.234 %"', "within is '1.234 %'"),
        ('sources = ["sorter"]\ntolerance = "band"', "needs bands"),
        ('sources = ["sorter"]\ntolerance = "some"', "tolerance has no weight"),
        ('sources = ["sorter"]\nbands = ["2 kg", "1 kg"]', "bands go up"),
        ('sources = ["sorter"]\nfinal = "a month after delivery"', "final is"),
        ('sources = ["sorter"]\nfinal = "30 days after tender_date"', "final is"),
    ],
)
def test_what_a_rule_cannot_say_is_refused(text: str, said: str) -> None:
    with pytest.raises(BadBillingWeight, match=r"contract\.toml") as refused:
        parsed(text)
    assert said in refused.value.message
