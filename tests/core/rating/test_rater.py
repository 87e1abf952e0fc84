from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.core.facts.row import FactRow
from quittance.core.rating.rater import NeedsOtherRows, Rater
from quittance.core.rating.result import Amount, SubjectResult
from quittance.core.tariff.features.above import Above
from quittance.core.tariff.features.aggregate import Aggregate, Function, Window
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.extreme import Extreme
from quittance.core.tariff.features.offer import TakenOff
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.rounded import Rounded
from quittance.core.tariff.features.times import Times
from quittance.core.tariff.features.when import InTable, IsYes
from quittance.core.tariff.line import Commercial
from quittance.core.tariff.operand import CellRead, FactRead, Reach
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.scope import Scope
from quittance.kernel.period import PeriodWord
from quittance.kernel.rounding import Mode, Rounding
from tests.support.plans import ROUND, Sheet
from tests.support.rows import rate_one, row


def _card() -> Plan:
    """A synthetic parcel card: zone by postcode, volumetric weight, bands, remote list, fuel."""
    sheet = Sheet()
    sheet.table("zones", "dest_postcode starts with, zone", "IV, 2", "IV51, 3", ", 1")
    sheet.table("remote_areas", "dest_postcode starts with", "IV5", soft=True)
    sheet.lookup("zone", OwnCell("zone"), table="zones")
    sheet.measure(
        "dim", Basis(sheet.reads("volume")), Priced(None, (sheet.rate("1 lb per 139 in3"),)), unit="lb"
    )
    sheet.measure("billed", Extreme(True, sheet.reads("weight", "dim"), ("weight", "dim")), unit="kg")
    up = Rounding(Mode.UP, Decimal("0.5"))
    sheet.measure("rounded", Basis(sheet.reads("billed")), Rounded(up), unit="kg")
    sheet.table(
        "card",
        "zone is, rounded up to [kg], price [GBP], rate [GBP per started kg], above [kg]",
        "1, 2, 3.00, ,",
        "1, 30, 3.00, 0.40, 2",
        "2, 30, 5.00, 0.60, 2",
        "3, 10, 9.00, ,",
    )
    priced = Priced(CellRead("price"), (sheet.rate_cell("started kg"),))
    sheet.charge(
        "freight", Basis(sheet.reads("rounded")), Above(CellRead("above")), priced, ROUND, table="card"
    )
    sheet.charge("remote", Priced(sheet.amount("4.50 GBP")), ROUND, when=InTable("remote_areas"))
    sheet.discount(
        "rebate", Basis(sheet.reads("freight")), Priced(None, (sheet.rate("12.5 %"),)), ROUND, TakenOff()
    )
    basis = Basis(sheet.reads("freight", "remote", "rebate"))
    sheet.charge("fuel", basis, Priced(None, (sheet.rate("9.25 %"),)), ROUND)
    return sheet.plan()


ROWS = st.lists(
    st.fixed_dictionaries(
        {"dest_postcode": st.sampled_from(["IV1", "IV51", "IV52 9", "SW1", "AB"])},
        optional={
            "weight": st.decimals(0, 40, places=3),
            "volume": st.decimals(0, 1, places=4),
        },
    ),
    max_size=8,
).map(
    lambda facts: [
        row(f"p{at}", **one) for at, one in enumerate({"volume": Decimal(0), **one} for one in facts)
    ]
)


def _told(results: list[SubjectResult]) -> list[object]:
    return [(result, result.lines) for result in results]


@given(ROWS)
def test_a_second_run_gives_the_same(rows: list[FactRow]) -> None:
    plan = _card()
    rater = Rater(plan)
    assert _told(rater.rate(rows)) == _told(rater.rate(rows)) == _told(Rater(plan).rate(rows))


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[FactRow], chance: object) -> None:
    rater = Rater(_card())
    mixed = list(rows)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    by_id = {result.subject_id: result for result in rater.rate(mixed)}
    assert [by_id[one.id] for one in rows] == rater.rate(rows)


@given(ROWS)
def test_a_total_is_the_sum_of_amounts_or_a_refusal(rows: list[FactRow]) -> None:
    for result in Rater(_card()).rate(rows):
        assert (result.total is None) is (result.refusal != "")
        if result.total is not None:
            assert result.total == sum(amount.value for amount in result.amounts)
            assert all((amount.value * 100) % 1 == 0 for amount in result.amounts)


@given(ROWS, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_either(rows: list[FactRow], chance: object) -> None:
    sheet = Sheet()
    group = Scope("parcel", ("dest_postcode",), PeriodWord.MONTH)
    sheet.measure("before", Aggregate(Function.COUNT, None, Window.SO_FAR, group), scope=Scope("parcel"))
    sheet.charge("fee", Basis(sheet.reads("weight")), Times(FactRead("before")), ROUND)
    sheet.charge("all", Basis(sheet.sums("fee")), ROUND, scope=group)
    mixed = list(rows)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    rater = Rater(sheet.plan())
    first, second = rater.rate(rows), rater.rate(mixed)
    key = {(result.scope, result.subject_id): result for result in second}
    assert _told([key[result.scope, result.subject_id] for result in first]) == _told(first)


@given(
    st.decimals(-10_000, 10_000, places=2),
    st.lists(st.integers(1, 99), min_size=1, max_size=6),
)
def test_what_bearers_bear_adds_up(value: Decimal, weights: list[int]) -> None:
    bearers = tuple((f"b{at}", Fraction(weight, sum(weights))) for at, weight in enumerate(weights))
    sheet = Sheet()
    line = sheet.charge("fee", commercial=Commercial(bearer=bearers))
    shares = Amount(line, value, "GBP").shares
    assert [name for name, _ in shares] == [name for name, _ in bearers]
    assert sum(part for _, part in shares) == value
    for (_, part), (_, weight) in zip(shares, bearers, strict=True):
        assert abs(Fraction(part) - Fraction(value) * weight) < Fraction(1, 100)
        assert (part * 100) % 1 == 0


def test_half_a_cent_goes_to_the_first() -> None:
    sheet = Sheet()
    halves = (("seller", Decimal("0.5")), ("platform:RET-7", Decimal("0.5")))
    line = sheet.charge("fee", commercial=Commercial(bearer=halves))
    assert Amount(line, Decimal("3.99"), "GBP").shares == (
        ("seller", Decimal("2.00")),
        ("platform:RET-7", Decimal("1.99")),
    )
    assert Amount(line, Decimal("-3.99"), "GBP").shares[0] == ("seller", Decimal("-2.00"))
    assert Amount(line, Decimal("0.0125"), "GBP").shares == (
        ("seller", Decimal("0.0125")),  # a cent and what is finer than a cent
        ("platform:RET-7", 0),
    )
    assert Amount(line, Decimal(7), "JPY").shares == (("seller", 4), ("platform:RET-7", 3))


def test_only_lines_of_the_rows_own_kind_are_worked_out() -> None:
    sheet = Sheet()
    sheet.measure("unused", Basis(sheet.reads("weight")))
    sheet.charge("parcel_fee", Priced(sheet.amount("1 GBP")), ROUND)
    sheet.charge("return_fee", Priced(sheet.amount("2 GBP")), ROUND, scope=Scope("return"))
    rows = [row("a", "parcel"), row("b", "return"), row("c", "stock")]
    results = Rater(sheet.plan()).rate(rows)
    assert [(result.subject_id, result.total) for result in results] == [("a", 1), ("b", 2)]
    assert [line.line.name for line in results[0].lines] == ["parcel_fee"]
    assert Rater(sheet.plan()).rate_row(rows[2]).lines == ()


def test_the_other_lines_of_a_parked_subject_stand() -> None:
    sheet = Sheet()
    sheet.charge("a", Priced(sheet.amount("1 GBP")), ROUND)
    sheet.charge("b", Priced(sheet.amount("1 GBP")), ROUND, when=IsYes(FactRead("hazmat")))
    sheet.charge("c", Basis(sheet.reads("b")), ROUND)
    result = rate_one(sheet)
    assert [amount.line.name for amount in result.amounts] == ["a"]
    assert (result.total, result.refusal, result.refused_line) == (None, "MISSING_FACT", "b")


def test_a_refused_measure_that_no_charge_reads_parks_nothing() -> None:
    sheet = Sheet()
    sheet.measure("w", Basis(sheet.reads("weight")), scope=Scope("parcel"))
    sheet.charge("a", Priced(sheet.amount("1 GBP")), ROUND)
    result = rate_one(sheet)
    assert (result.total, result.line("w").refusal) == (1, "MISSING_FACT")


@pytest.mark.parametrize("what", ["up", "so far"])
def test_one_row_alone_is_not_enough_where_others_count(what: str) -> None:
    sheet = Sheet()
    group = Scope("parcel", ("account",))
    scope = group if what == "up" else Scope("parcel")
    window = Window.WHOLE if what == "up" else Window.SO_FAR
    sheet.measure("n", Aggregate(Function.COUNT, None, window, group), scope=scope)
    sheet.charge("fee", Basis(sheet.reads("n", reach=Reach.UP if what == "up" else Reach.SAME)), ROUND)
    rater = Rater(sheet.plan())
    with pytest.raises(NeedsOtherRows):
        rater.rate_row(row(account="A"))
    assert rater.rate([row(account="A")])[0].total == 1


def test_a_line_is_found_by_name_and_a_wrong_name_is_a_bug() -> None:
    sheet = Sheet()
    sheet.charge("a", Priced(sheet.amount("1 GBP")), ROUND)
    with pytest.raises(KeyError, match="parcel has no line 'b'"):
        rate_one(sheet).line("b")
