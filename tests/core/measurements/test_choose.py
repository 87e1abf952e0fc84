"""Which reading is billed: the situations of the settlement model, and what holds for every rule."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from quittance.core.measurements.choose import band_of, billing_weight, unbelieved
from quittance.core.measurements.parse import parse_billing_weight
from quittance.core.measurements.reading import Reading, Said, Stated, Why
from quittance.core.measurements.rule import BillingWeightRule, Choose
from tests.support.weights import START, readings, rules, stated

LATER = START + timedelta(days=40)


def read(id: str, reader: str, weight: str, *, day: int = 0, certified: bool = True) -> Reading:
    at = START + timedelta(days=day)
    return Reading(id, "hub", reader, Decimal(weight), "kg", at, at, certified)


BELT = [
    read("M1", "declared", "0.90", certified=False),
    read("M2", "cubing", "1.12"),
    read("M3", "sorter", "1.15"),
    read("M4", "sorter", "3.61", day=1),
    read("M5", "carrier", "5.00", day=20, certified=False),
]
"""Situation 15: two parcels on the belt of hub B."""


def test_a_reading_far_from_the_others_is_not_believed() -> None:
    rule = parse_billing_weight(
        {"sources": [["cubing", "sorter"]], "certified": True, "within": "30 %", "choose": "maximum"}
    )
    billed = billing_weight(rule, BELT, stated=Stated(), known_at=LATER)
    assert billed.weight is not None
    assert (billed.weight.reading, billed.weight.value) == ("M3", Decimal("1.15"))
    assert [one.id for one in unbelieved(rule, BELT, LATER)] == ["M4"]


def test_a_final_weight_goes_down_and_never_up() -> None:
    rule = parse_billing_weight({"sources": ["re-measure"], "final": "5 days after delivered_date"})
    closes_at = START + timedelta(days=6)
    one = read("M1", "re-measure", "2.04", day=1)
    lower, again = read("M2", "re-measure", "1.98", day=10), read("M3", "re-measure", "2.10", day=12)
    for known, expected in (([one, again], "2.04"), ([one, lower], "1.98"), ([one, lower, again], "1.98")):
        billed = billing_weight(rule, known, stated=Stated(), known_at=LATER, closes_at=closes_at)
        assert billed.weight is not None
        assert billed.weight.value == Decimal(expected)
        assert (billed.late is not None) == (again in known)
    before = billing_weight(rule, [one, lower, again], stated=Stated(), known_at=LATER, closes_at=None)
    assert before.weight is not None
    assert (before.weight.value, before.is_final) == (Decimal("2.10"), False)


def test_within_its_tolerance_the_declared_weight_stays() -> None:
    for tolerance, weight, why in (
        ("5 %", "1.05", Why.WITHIN_TOLERANCE),
        ("5 %", "1.06", Why.CHOSEN),
        ("0.2 kg", "1.2", Why.WITHIN_TOLERANCE),
        ("0.2 kg", "1.21", Why.CHOSEN),
        ("band", "1.9", Why.CHOSEN),
        ("band", "1.0", Why.CHOSEN),
        ("band", "0.7", Why.WITHIN_TOLERANCE),
    ):
        rule = parse_billing_weight({"sources": ["sorter"], "tolerance": tolerance, "bands": ["1 kg"]})
        billed = billing_weight(
            rule,
            [read("M1", "sorter", weight)],
            stated=Stated(declared=Said(Decimal("1"), "kg")),
            known_at=LATER,
        )
        assert billed.weight is not None
        assert (billed.weight.why, tolerance, weight) == (why, tolerance, weight)


def test_weights_of_different_units_compare_exactly() -> None:
    """2.2 lb are 0.997903214 kg by the international pound of 1959, less than a kilogram."""
    rule = BillingWeightRule((("sorter",),), False, Choose.MAXIMUM)
    pounds = Reading("M1", "hub", "sorter", Decimal("2.2"), "LBR", START, START)
    billed = billing_weight(rule, [pounds, read("M2", "sorter", "1")], stated=Stated(), known_at=LATER)
    assert billed.weight is not None
    assert billed.weight.reading == "M2"


def test_a_limit_belongs_to_the_band_below_it() -> None:
    rule = parse_billing_weight({"sources": ["sorter"], "bands": ["1 kg", "2 kg"]})
    sizes = [read("M", "sorter", text).size or 0 for text in ("1", "1.000001", "2", "9")]
    assert [band_of(rule, size) for size in sizes] == [0, 1, 1, 2]


@given(readings(), rules(), stated, st.randoms())
def test_the_order_in_which_readings_stand_changes_nothing(
    found: list[Reading], rule: BillingWeightRule, said: Stated, chance: object
) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    closes_at = START + timedelta(days=4)
    assert billing_weight(rule, shuffled, stated=said, known_at=LATER, closes_at=closes_at) == billing_weight(
        rule, found, stated=said, known_at=LATER, closes_at=closes_at
    )


@given(readings(), rules(), stated, st.lists(st.integers(4, 20), min_size=2, max_size=4))
def test_once_final_a_weight_never_rises(
    found: list[Reading], rule: BillingWeightRule, said: Stated, days: list[int]
) -> None:
    closes_at = START + timedelta(days=4)
    sizes = []
    for day in sorted(days):
        known_at = START + timedelta(days=day)
        billed = billing_weight(rule, found, stated=said, known_at=known_at, closes_at=closes_at)
        sizes.append(billed.weight.size if billed.weight else None)
    known = [size for size in sizes if size is not None]
    assert known == sorted(known, reverse=True)
