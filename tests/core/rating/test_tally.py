from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from quittance.core.rating.tally import Tally
from quittance.core.tariff.features.aggregate import Function

NUMBERS = st.lists(st.decimals(-1000, 1000, places=3))


def _tally(function: Function, values: list[object], days: int = 30, distinct: bool = False) -> object:
    tally = Tally(function, distinct)
    for value in values:
        tally.add(value)
    return tally.result(days)


@given(NUMBERS)
def test_against_plain_python(values: list[object]) -> None:
    assert _tally(Function.SUM, values) == sum(values)  # type: ignore[arg-type]
    assert _tally(Function.COUNT, values) == len(values)
    assert _tally(Function.HIGHEST, values) == max(values, default=None)  # type: ignore[type-var]
    assert _tally(Function.LOWEST, values) == min(values, default=None)  # type: ignore[type-var]


@given(NUMBERS, st.integers(0, 5))
def test_absent_members_change_nothing(values: list[object], absent: int) -> None:
    with_absent = values + [None] * absent
    for function in Function:
        if function is not Function.SHARE:
            assert _tally(function, with_absent) == _tally(function, values)


def test_of_nothing() -> None:
    found = {function: _tally(function, []) for function in Function}
    assert found == {
        "sum": 0, "count": 0, "highest": None, "lowest": None, "daily average": None, "share": None,
    }  # fmt: skip


def test_quotients_are_half_up_at_the_twelfth_decimal() -> None:
    assert _tally(Function.DAILY_AVERAGE, [Decimal(2)], days=3) == Decimal("0.666666666667")
    assert _tally(Function.DAILY_AVERAGE, [Decimal("0.000000000001")], days=2) == Decimal("0.000000000001")
    assert _tally(Function.SHARE, [True, False, None, False]) == Decimal("0.333333333333")
    assert _tally(Function.DAILY_AVERAGE, [Decimal(2)], days=0) is None


def test_ids_count_once_and_numbers_each_time() -> None:
    assert _tally(Function.COUNT, ["a", "b", "a"], distinct=True) == 2
    assert _tally(Function.COUNT, ["a", "b", "a"]) == 3
    assert _tally(Function.COUNT, [Decimal(1), Decimal(1)], distinct=True) == 2
