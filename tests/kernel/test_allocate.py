from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.kernel.allocate import NegativeWeight, NothingToAllocateBy, allocate
from quittance.kernel.exact import NotANumber

Weight = int | Fraction | Decimal

totals = st.integers(-(10**12), 10**12)
weights = st.lists(
    st.integers(0, 10**6)
    | st.fractions(min_value=0, max_value=1000, max_denominator=1000)
    | st.decimals(min_value=0, max_value=1000, places=3),
    min_size=1,
    max_size=12,
).filter(lambda by: any(weight > 0 for weight in by))


@given(totals, weights)
def test_shares_add_up_to_the_total(total: int, by: list[Weight]) -> None:
    shares = allocate(total, by)
    assert sum(shares) == total
    assert len(shares) == len(by)


@given(totals, weights)
def test_every_share_is_the_proportional_one_within_a_minor_unit(total: int, by: list[Weight]) -> None:
    whole = sum(Fraction(weight) for weight in by)
    for share, weight in zip(allocate(total, by), by, strict=True):
        assert abs(share - total * Fraction(weight) / whole) < 1


@given(st.integers(0, 10**12), weights)
def test_a_larger_weight_never_gets_less(total: int, by: list[Weight]) -> None:
    pairs = sorted(zip((Fraction(weight) for weight in by), allocate(total, by), strict=True))
    shares = [share for _, share in pairs]
    assert all(low <= high for low, high in pairwise(shares))


@given(totals, weights)
def test_a_zero_weight_gets_nothing(total: int, by: list[Weight]) -> None:
    assert all(share == 0 for share, weight in zip(allocate(total, by), by, strict=True) if not weight)


@given(totals, weights)
def test_a_credit_is_the_mirror_of_its_charge(total: int, by: list[Weight]) -> None:
    assert allocate(-total, by) == [-share for share in allocate(total, by)]


@given(totals, weights, st.fractions(min_value=Fraction(1, 100), max_value=100))
def test_only_the_proportions_of_the_weights_matter(total: int, by: list[Weight], scale: Fraction) -> None:
    assert allocate(total, [Fraction(weight) * scale for weight in by]) == allocate(total, by)


@given(st.lists(totals, min_size=1, max_size=8).filter(lambda parts: sum(parts) > 0 and min(parts) >= 0))
def test_parts_of_a_total_get_themselves_back(parts: list[int]) -> None:
    assert allocate(sum(parts), parts) == parts


@pytest.mark.parametrize(
    ("total", "by", "shares"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (-100, [1, 1, 1], [-34, -33, -33]),
        (5, [Decimal("0.5"), Decimal("0.5")], [3, 2]),
        (1, [1, 2], [0, 1]),
        (2, [0, 1, 1, 1], [0, 1, 1, 0]),
        (100, [Fraction(1, 3), Fraction(2, 3)], [33, 67]),
        (0, [3, 4], [0, 0]),
        (7, [5], [7]),
    ],
)
def test_the_largest_remainder_then_the_earliest(total: int, by: list[Weight], shares: list[int]) -> None:
    assert allocate(total, by) == shares


@pytest.mark.parametrize("by", [[], [0], [0, Decimal("0.00"), Fraction(0)]])
@pytest.mark.parametrize("total", [100, 0])
def test_without_a_weight_it_is_refused(total: int, by: list[Weight]) -> None:
    with pytest.raises(
        NothingToAllocateBy, match=r"^There is nothing to allocate by: no weight is above zero\.\n"
    ):
        allocate(total, by)


@pytest.mark.parametrize("by", [[1, -1], [2, -1], [-1, -2]])
def test_a_negative_weight_is_refused(by: list[Weight]) -> None:
    with pytest.raises(NegativeWeight, match=r"^A weight to allocate by is below zero\.\n"):
        allocate(100, by)


def test_a_weight_is_an_exact_number() -> None:
    with pytest.raises(TypeError):
        allocate(100, [0.5, 0.5])  # type: ignore[list-item]
    with pytest.raises(NotANumber):
        allocate(100, [Decimal("NaN")])
