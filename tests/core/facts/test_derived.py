"""Derived facts follow exactly from what is given, and what is given stays."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.core.facts.derived import complete, make_row
from quittance.core.facts.postcode import area, district
from quittance.core.facts.row import Value

D = Decimal
EXACT = st.decimals("0.001", "50", places=4) | st.fractions("1/1000", 50, max_denominator=9999)


@pytest.mark.parametrize("sides", list(permutations((D("0.30"), D("0.20"), D("0.10")))))
def test_the_order_in_which_sides_were_typed_does_not_matter(sides: tuple[Decimal, ...]) -> None:
    assert complete(dict(zip(("length", "width", "height"), sides, strict=True))) == {
        "longest": D("0.3"),
        "median": D("0.2"),
        "shortest": D("0.1"),
        "girth": D("0.6"),
        "length_girth": D("0.9"),
        "volume": D("0.006"),
    }


@given(EXACT, EXACT, EXACT)
def test_sizes_are_exact(a: Decimal | Fraction, b: Decimal | Fraction, c: Decimal | Fraction) -> None:
    done = complete({"length": a, "width": b, "height": c})
    low, mid, high = sorted((Fraction(a), Fraction(b), Fraction(c)))
    assert done["volume"] == low * mid * high
    assert done["length_girth"] == high + 2 * (low + mid)


def test_what_is_given_is_kept() -> None:
    given_sizes: dict[str, Value] = {
        "longest": D(1),
        "median": D(1),
        "shortest": D(1),
        "volume": D("0.5"),
        "girth": D(3),
    }
    done = complete(given_sizes)
    assert (done["volume"], done["girth"], done["length_girth"]) == (D("0.5"), D(3), D(4))


def test_two_sides_make_no_box() -> None:
    assert complete({"length": D(1), "width": D(1), "longest": D(1)}) == {"longest": D(1)}


def test_a_side_must_be_a_number() -> None:
    with pytest.raises(TypeError, match="exact number"):
        complete({"length": D(1), "width": "2", "height": D(1)})


@pytest.mark.parametrize(
    ("postcode", "outward", "letters"),
    [
        ("IV1 1AA", "IV1", "IV"),
        ("IV11AA", "IV1", "IV"),
        ("IV111AA", "IV11", "IV"),
        ("EC1A 1BB", "EC1A", "EC"),
        ("EC1A1BB", "EC1A", "EC"),
        ("1012 AB", "1012", None),
        ("01067", "01067", None),
        ("00-950", "00-950", None),
        ("D02 X285", "D02", "D"),
    ],
)
def test_districts_and_areas(postcode: str, outward: str, letters: str | None) -> None:
    assert (district(postcode), area(postcode)) == (outward, letters)
    done = complete({"dest_postcode": postcode})
    assert done["dest_district"] == outward
    assert done.get("dest_area") == letters


def test_a_subject_knows_its_own_id() -> None:
    assert make_row("order", "O1", {}).values == {"order_id": "O1"}
    assert make_row("order", "O1", {"order_id": "other"}).values == {"order_id": "other"}
    assert make_row("activity", "A1", {}).values == {}
