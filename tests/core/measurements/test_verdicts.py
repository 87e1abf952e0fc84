"""Every reading gets a verdict that agrees with what is billed."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given

from quittance.core.measurements.parse import parse_billing_weight
from quittance.core.measurements.reading import Reading, Stated
from quittance.core.measurements.rule import BillingWeightRule
from quittance.core.measurements.verdicts import Verdict, judged
from tests.core.measurements.test_choose import BELT, LATER, read
from tests.support.weights import START, readings, rules, stated


def test_the_readings_of_two_parcels_on_the_belt() -> None:
    rule = parse_billing_weight(
        {
            "sources": [["cubing", "sorter", "carrier"], "declared"],
            "certified": True,
            "within": "30 %",
            "choose": "maximum",
        }
    )
    corrected = read("M3", "sorter", "1.05", day=-1)
    _, told = judged(rule, [*BELT, corrected], stated=Stated(), known_at=LATER)
    assert [(one.id, verdict) for one, verdict in told] == [
        ("M3", Verdict.CORRECTED),
        ("M1", Verdict.LATER_GROUP),
        ("M2", Verdict.NOT_CHOSEN),
        ("M3", Verdict.BILLED),
        ("M4", Verdict.UNBELIEVED),
        ("M5", Verdict.NO_CERTIFICATE),
    ]


@given(readings(), rules(), stated)
def test_the_reading_that_is_billed_and_no_other_says_so(
    found: list[Reading], rule: BillingWeightRule, said: Stated
) -> None:
    closes_at = START + timedelta(days=4)
    billed, told = judged(rule, found, stated=said, known_at=LATER, closes_at=closes_at)
    assert len(told) == len(found)
    named = {(one.id, one.source) for one, verdict in told if verdict is Verdict.BILLED}
    weight = billed.weight
    if weight is not None and weight.reading:
        assert named <= {(weight.reading, weight.source)}
    else:
        assert not named
