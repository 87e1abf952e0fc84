"""Splitting over columns is the kernel's splitting."""

from __future__ import annotations

from decimal import Decimal

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from quittance.engines.charges.shares import shared
from quittance.kernel.allocate import allocate
from quittance.kernel.currency import parse_currency

amounts = st.decimals("-99999.99", "99999.99", places=2)
weights = st.lists(st.integers(0, 10**24), min_size=1, max_size=12)


def shares(amount: Decimal, currency: str, weighing: list[int | None]) -> list[tuple[str, Decimal]]:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE whole (split_id BIGINT, amount DECIMAL(18, 4), currency VARCHAR)")
        connection.execute("INSERT INTO whole VALUES (1, ?, ?)", [amount, currency])
        connection.execute("CREATE TABLE members (split_id BIGINT, parcel_id VARCHAR, weight HUGEINT)")
        for number, weight in enumerate(weighing):
            connection.execute("INSERT INTO members VALUES (1, ?, ?)", [f"P{number:03}", weight])
        return connection.execute(
            f"SELECT parcel_id, share FROM ({shared('whole', 'members')}) ORDER BY parcel_id"
        ).fetchall()


@given(amounts, st.sampled_from(["EUR", "JPY", "KWD"]), weights)
def test_it_is_the_largest_remainder_method(amount: Decimal, currency: str, weighing: list[int]) -> None:
    step = parse_currency(currency).minor_step
    amount = amount.quantize(step) if currency == "JPY" else amount
    found = shares(amount, currency, list(weighing))
    if not any(weighing):
        assert found == [("", amount)]
        return
    wanted = [part * step for part in allocate(int(amount / step), weighing)]
    assert [share for _, share in found] == wanted
    assert sum(share for _, share in found) == amount


def test_an_amount_finer_than_its_currency_is_split_finer() -> None:
    assert shares(Decimal("0.0005"), "EUR", [1, 1]) == [
        ("P000", Decimal("0.0003")),
        ("P001", Decimal("0.0002")),
    ]


def test_what_nobody_weighed_or_has_no_members_is_not_allocated() -> None:
    assert shares(Decimal("3.00"), "EUR", [1, None]) == [("", Decimal("3.00"))]
    assert shares(Decimal("3.00"), "EUR", []) == [("", Decimal("3.00"))]
