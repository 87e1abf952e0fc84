"""Each kind of break has its probe, on a card as small as it can be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from quittance.core.rating.probing.model import LeftOut, Probe, Why
from quittance.core.rating.probing.prober import Prober
from quittance.core.rating.result import State
from tests.core.tariff.sheet import TWO_CURRENCIES, plan_of

DIESEL = "from, value [GBP per l]\n2026-01-05, 1.20\n"
INDEX = '[index.diesel]\ntable = "diesel"\nevery = "week"\nround = "half up to 0.01 GBP per l"\n'


def probed(label: str, body: str, header: dict[str, str] | None = None, **tables: str) -> Probe:
    """The only break of that label."""
    found = answered(label, body, header, **tables)
    assert isinstance(found, Probe)
    return found


def answered(label: str, body: str, header: dict[str, str] | None = None, **tables: str) -> Probe | LeftOut:
    prober = Prober(plan_of(body, header, **tables))
    (broken,) = (one for one in prober.breaks if one.label == label)
    return prober.probe(broken)


def values(probe: Probe) -> list[Any]:
    return [None if sample is None else sample.value for sample in probe.samples]


def outcomes(probe: Probe) -> list[Any]:
    """What the line of the break came to on each side: its value, or how it came out."""
    found: list[Any] = []
    for sample in probe.samples:
        if sample is not None:
            (line,) = sample.outcome.lines
            found.append(line.value if line.state is State.APPLIED else line.refusal or str(line.state))
    return found


def test_a_condition_in_the_unit_of_the_card() -> None:
    probe = probed(
        "heavy when weight >", '[[line]]\ncharge = "heavy"\nwhen = "weight > 2 lb"\nprice = "3 GBP"'
    )
    pound = Decimal("0.45359237")
    assert values(probe) == [pound * Decimal("1.9999"), pound * 2, pound * Decimal("2.0001")]
    assert outcomes(probe) == ["absent", "absent", 3]


@pytest.mark.parametrize(
    "when", ["hazmat and item_price <= 20 GBP", "not (item_price > 20 GBP or not hazmat)"]
)
def test_a_cliff_of_the_item_price_with_the_rest_of_the_condition_met(when: str) -> None:
    sign = "<=" if "<=" in when else ">"
    body = f'[[line]]\ncharge = "cheap"\nwhen = "{when}"\nprice = "1 GBP"'
    probe = probed(f"cheap when item_price {sign}", body)
    assert values(probe) == [Decimal("19.9999"), 20, Decimal("20.0001")]
    assert outcomes(probe) == [1, 1, "absent"]


def test_a_later_alternative_is_reached_past_the_one_above() -> None:
    body = """
        [[line]]
        charge = "fee"
        when   = "service is express"
        price  = "9 GBP"
        [[line]]
        charge = "fee"
        when   = "weight >= 5 kg"
        price  = "4 GBP"
    """
    assert outcomes(probed("fee when weight >=", body)) == ["absent", 4, 4]


def test_days_of_a_condition_and_of_a_one_off_window() -> None:
    body = """
        [[line]]
        charge = "peak"
        from   = 2026-03-01
        before = 2026-04-01
        price  = "1 GBP"
        [[line]]
        charge = "late"
        when   = "delivered_date >= 2026-05-01"
        price  = "1 GBP"
    """
    assert outcomes(probed("peak from", body)) == ["absent", 1, 1]
    assert outcomes(probed("peak before", body)) == [1, "absent", "absent"]
    probe = probed("late when delivered_date >=", body)
    assert values(probe) == [date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 2)]
    assert outcomes(probe) == ["absent", 1, 1]


def test_both_ends_of_a_season_over_the_year() -> None:
    body = '[[line]]\ncharge = "peak"\nseason = "1 Nov to 14 Jan"\nprice = "1 GBP"'
    first, last = probed("peak season, first day", body), probed("peak season, last day", body)
    assert values(first) == [date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 2)]
    assert (outcomes(first), outcomes(last)) == (["absent", 1, 1], [1, 1, "absent"])


def test_the_latest_day_of_a_charge() -> None:
    body = '[[line]]\ncharge = "fee"\nwithin = "60 days of delivered_date"\nprice = "1 GBP"'
    probe = probed("fee within", body)
    assert outcomes(probe) == [1, 1, "TOO_LATE"]


def test_a_month_by_the_pricing_date() -> None:
    probe = probed("peak when month >=", '[[line]]\ncharge = "peak"\nwhen = "month >= 10"\nprice = "1 GBP"')
    assert values(probe) == [date(2026, 9, 30), date(2026, 10, 1), date(2026, 11, 1)]
    assert outcomes(probe) == ["absent", 1, 1]


def test_an_edition_and_an_index_bracket() -> None:
    fuel = "from, diesel at least [GBP per l], diesel under [GBP per l], rate [%]\n"
    fuel += "2026-01-01, 1.00, 1.50, 5\n2026-01-01, 1.50, 2.00, 6\n2026-02-02, 1.00, 2.00, 7\n"
    weeks = "".join(f"2026-{day}, 1.20\n" for day in ("01-05", "01-12", "01-19", "01-26", "02-02"))
    tables = {"fuel": fuel, "diesel": "from, value [GBP per l]\n" + weeks}
    body = INDEX + '[[line]]\ncharge = "fuel"\ntable = "fuel"\nof = "item_price"'
    prober = Prober(plan_of(body, **tables))
    found = {(one.label, one.place.line): prober.probe(one) for one in prober.breaks}
    edition, bracket = found["from", 4], found["diesel under", 2]
    assert isinstance(edition, Probe)
    assert isinstance(bracket, Probe)
    assert values(edition) == [date(2026, 2, 1), date(2026, 2, 2), date(2026, 2, 3)]
    assert values(bracket) == [1490, 1500, 1510]  # a m3
    assert outcomes(bracket) == [Decimal("1.25"), Decimal("1.5"), Decimal("1.5")]


def test_minimum_and_cap_of_a_rate_with_plus() -> None:
    body = """
        [[line]]
        charge   = "freight"
        of       = "weight"
        rate     = "2 GBP per exact kg"
        plus     = "1 GBP"
        at_least = "5 GBP"
        at_most  = "21 GBP"
    """
    least, most = probed("freight at_least", body), probed("freight at_most", body)
    assert values(least) == [Decimal("4.998"), 5, Decimal("5.002")]
    assert values(most) == [Decimal("20.998"), 21, Decimal("21.002")]
    assert least.samples[1] is not None
    assert least.samples[1].by == ("weight", 2)
    assert outcomes(most) == [21, 21, 21]


def test_a_minimum_in_a_table_is_met_in_its_own_row() -> None:
    table = "zone is, rate [GBP per exact kg], at_least [GBP]\nA, 1, 4\nB, 3, 9\n"
    prober = Prober(plan_of('[[line]]\ncharge = "freight"\ntable = "rates"\nof = "weight"', rates=table))
    for broken, weight in zip(prober.breaks, (4, 3), strict=True):
        probe = prober.probe(broken)
        assert isinstance(probe, Probe)
        at = probe.samples[1]
        assert at is not None
        assert at.by == ("weight", weight)
        assert at.rows[0].values["zone"] == broken.row.keys[0][0]  # type: ignore[union-attr,index]


def test_what_is_free_and_what_wins() -> None:
    body = """
        [[line]]
        measure = "dim_weight"
        of      = "volume"
        rate    = "1 kg per 5000 cm3"
        [[line]]
        measure = "billed"
        greatest_of = ["weight", "dim_weight"]
        [[line]]
        charge = "handling"
        of     = "billed"
        above  = "10 kg"
        rate   = "1 GBP per exact kg"
    """
    assert outcomes(probed("handling above", body))[:2] == [0, 0]
    winner = probed("billed greatest_of weight", body)
    first, last = winner.samples[0], winner.samples[2]
    assert first is not None
    assert last is not None
    assert [line.winner for line in (*first.outcome.lines, *last.outcome.lines)] == ["dim_weight", "weight"]


def test_sides_keep_their_order_while_one_is_moved() -> None:
    body = '[[line]]\ncharge = "bulky"\nwhen = "shortest > 60 cm"\nprice = "1 GBP"'
    probe = probed("bulky when shortest >", body)
    assert outcomes(probe) == ["absent", "absent", 1]


def test_length_and_girth_are_met_by_moving_a_side_where_the_card_reads_sides_too() -> None:
    body = """
        [[line]]
        charge = "long"
        when   = "longest > 120 cm"
        price  = "1 GBP"
        [[line]]
        charge = "bulky"
        when   = "length_girth > 300 cm"
        price  = "2 GBP"
    """
    probe = probed("bulky when length_girth >", body)
    assert values(probe)[1] == 3
    assert outcomes(probe) == ["absent", "absent", 2]
    for sample in probe.samples:
        assert sample is not None
        facts = sample.rows[0].values
        sides = [facts[name] for name in ("longest", "median", "shortest")]
        assert facts["length_girth"] == sides[0] + 2 * sides[1] + 2 * sides[2]  # type: ignore[operator]


GROUPED = """
    [[line]]
    charge = "fee"
    price  = "2 GBP"
    [[line]]
    measure = "shipped"
    per     = "account, month"
    of      = "count of parcel"
    [[line]]
    discount = "rebate"
    per      = "account, month"
    when     = "shipped > 3"
    of       = ["fee"]
    rate     = "10 %"
    [[line]]
    charge    = "monthly_minimum"
    per       = "account, month"
    of        = ["fee"]
    top_up_to = "10 GBP"
"""


def test_a_volume_tier_and_a_monthly_minimum_are_met_by_more_rows() -> None:
    tier, minimum = probed("rebate when shipped >", GROUPED), probed("monthly_minimum top_up_to", GROUPED)
    assert values(tier) == [2, 3, 4]
    assert outcomes(tier) == ["absent", "absent", Decimal("-0.80")]
    assert (values(minimum), outcomes(minimum)) == ([8, 10, 12], [2, 0, 0])


def test_a_tier_that_wants_too_many_rows_is_left_out_for_that() -> None:
    found = answered("rebate when shipped >", GROUPED.replace("> 3", "> 30000"))
    assert isinstance(found, LeftOut)
    assert found.why is Why.TOO_MANY


def test_a_share_and_an_earlier_period() -> None:
    body = """
        [[line]]
        charge = "fee"
        price  = "2 GBP"
        [[line]]
        measure = "on_time"
        per     = "account, month"
        of      = "share of shipped_on_time"
        [[line]]
        discount = "malus"
        per      = "account, month"
        when     = "on_time < 95 %"
        of       = ["fee"]
        rate     = "50 %"
        [[line]]
        measure = "before"
        per     = "account, month"
        of      = "count of parcel"
        window  = "previous"
        [[line]]
        discount = "loyalty"
        per      = "account, month"
        when     = "before >= 2"
        of       = ["fee"]
        rate     = "10 %"
    """
    share, earlier = probed("malus when on_time <", body), probed("loyalty when before >=", body)
    assert values(share) == [Decimal("0.9"), Decimal("0.95"), 1]
    assert outcomes(share)[1:] == ["absent", "absent"]
    assert values(earlier) == [1, 2, 3]
    assert outcomes(earlier)[0] == "absent"


def test_a_budget_is_used_up_by_so_many_subjects() -> None:
    body = """
        [[line]]
        charge = "fee"
        price  = "2 GBP"
        [[line]]
        discount = "launch"
        of       = ["fee"]
        rate     = "50 %"
        funder   = "platform"
        budget   = "5 GBP"
    """
    probe = probed("launch budget", body)
    assert (values(probe), outcomes(probe)) == ([4, 5, 6], [-1, -1, 0])


def test_ends_of_a_range_of_postcodes() -> None:
    table = "dest_postcode at least, dest_postcode up to, price [GBP]\n20000, 20999, 1\n21000, 21999, 2\n"
    prober = Prober(plan_of('[[line]]\ncharge = "fee"\ntable = "zones"', zones=table))
    found = [prober.probe(broken) for broken in prober.breaks]
    told = [(values(probe), outcomes(probe)) for probe in found if isinstance(probe, Probe)]
    assert told[0] == (["19999", "20000", "20001"], ["NO_ROW", 1, 1])
    assert told[2] == (["20998", "20999", "21000"], [1, 1, 2])


def test_a_limit_in_one_of_two_currencies_is_met_in_its_own() -> None:
    table = "weight up to [kg], at_most:UK [GBP], at_most:DE [EUR]\n5, 3, 4\n"
    body = """
        [[line]]
        charge = "fee"
        table  = "caps"
        column = "market"
        of     = "item_price"
        rate   = "10 %"
    """
    prober = Prober(plan_of(body, {"currency": TWO_CURRENCIES}, caps=table))
    probes = [prober.probe(broken) for broken in prober.breaks if broken.label == "at_most"]
    currencies = [
        sample.outcome.currency
        for probe in probes
        if isinstance(probe, Probe)
        for sample in probe.samples
        if sample is not None
    ]
    assert currencies == ["GBP"] * 3 + ["EUR"] * 3


def test_at_nothing_there_is_nothing_below() -> None:
    body = """
        [[line]]
        measure = "billed"
        of      = "weight"
        rate    = "110 %"
        [[line]]
        charge = "fee"
        when   = "billed >= 0 kg"
        price  = "1 GBP"
    """
    found = answered("fee when billed >=", body)
    assert isinstance(found, Probe) or found.why is Why.NOTHING_BELOW
