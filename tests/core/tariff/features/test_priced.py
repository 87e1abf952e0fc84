from __future__ import annotations

from decimal import Decimal

import pytest

from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.priced import Priced, RateOf
from quittance.core.tariff.operand import CellRead, FactRead, LineRead
from quittance.core.tariff.table import Per
from quittance.kernel.dimension import MASS
from tests.core.tariff.sheet import TWO_CURRENCIES, codes_of, line_of, plan_of, steps_of


def test_a_fixed_price() -> None:
    (step, _) = steps_of('[[line]]\ncharge = "fee"\nprice = "2.00 GBP"')
    assert (step.price.value, step.price.currency, step.rates) == (Decimal(2), "GBP", ())


def test_a_percentage_is_a_fraction_of_one() -> None:
    base = '[[line]]\ncharge = "base"\nprice = "2.00 GBP"\n'
    (rate,) = steps_of(base + '[[line]]\ncharge = "fuel"\nof = ["base"]\nrate = "12.5 %"')[1].rates
    assert (rate.amount.value, rate.per) == (Decimal("0.125"), Per(Decimal(1), "", False))


def test_started_steps_of_a_quantity_in_base_units() -> None:
    (rate,) = steps_of('[[line]]\ncharge = "fee"\nof = "weight"\nrate = "0.40 GBP per started 500 g"')[
        1
    ].rates
    assert rate.per == Per(Decimal("0.5"), "500 g", True)


def test_a_divisor_is_a_rate_of_a_measure() -> None:
    line = line_of('[[line]]\nmeasure = "dim_weight"\nof = "volume"\nrate = "1 lb per 139 in3"')
    (rate,) = line.steps[1].rates
    assert rate.per.amount == Decimal("0.002277801896")
    assert line.type.dimension == MASS
    assert str(line.type.unit) == "lb"


def test_one_heading_with_two_units_makes_two_rates() -> None:
    prices = """
        weight up to [kg],price [GBP],rate [GBP per started 500 g],rate [GBP per started kg]
        1,2.00,,
        5,,0.30,
        ,,,0.50
    """.replace("        ", "")
    step = steps_of('[[line]]\ncharge = "postage"\ntable = "prices"', prices=prices)[1]
    pers = (Per(Decimal("0.5"), "500 g", True), Per(Decimal(1), "kg", True))
    assert step == Priced(CellRead("price"), tuple(RateOf(CellRead("rate"), per) for per in pers))


def test_labels_bring_their_own_currency_and_unit() -> None:
    plan = plan_of(
        '[[line]]\ncharge = "storage"\ntable = "rates"\ncolumn = "market"\nof = "volume"',
        {"currency": TWO_CURRENCIES},
        rates="rate:UK [GBP per exact ft3],rate:DE [EUR per exact m3]\n0.76,27.54\n",
    )
    assert [rate.per.unit_text for rate in plan.lines[0].steps[1].rates] == ["ft3", "m3"]
    assert plan.lines[0].type.currency is None


def test_a_rate_may_be_a_term_or_a_cell_of_another_line() -> None:
    terms = '[terms]\nfuel_rate = "15 %"\nkilo_rate = "0.40 GBP per started kg"\n'
    card = '[[line]]\nmeasure = "card"\ntable = "cards"\n'
    fee = '[[line]]\ncharge = "fee"\nof = "weight"\nrate = "kilo_rate"\n'
    fuel = '[[line]]\ncharge = "fuel"\nof = ["fee"]\nrate = "fuel_rate"\n'
    other = '[[line]]\ncharge = "other"\nof = "weight"\nrate = "card.rate"\n'
    plan = plan_of(
        terms + card + fee + fuel + other, cards="service is,card,rate [GBP per started kg]\nfast,a,0.30\n"
    )
    rates = [line.steps[1].rates[0] for line in plan.lines[1:]]
    assert rates[0].per == Per(Decimal(1), "kg", True)
    assert rates[1].amount.value == Decimal("0.15")
    assert rates[2] == RateOf(LineRead("card", "rate"), Per(Decimal(1), "kg", True))


def test_times_may_bring_what_the_rate_is_also_per() -> None:
    steps = steps_of(
        '[[line]]\ncharge = "storage"\nof = "days"\nrate = "0.32 GBP per exact ft3 day"\ntimes = "volume"'
    )
    assert steps[0] == Basis((FactRead("days"),))
    assert steps[1].rates[0].per.amount == Decimal("0.028316846592")


@pytest.mark.parametrize(
    ("rate", "of", "bare"),
    [
        ("0.25 GBP per pick", "picks", False),
        ("0.25 GBP per 10 pick", "picks", True),
        ("0.25 GBP per kg", "weight", True),
        ("0.25 GBP per kg", "billed", False),
        ("0.25 GBP per 500 g", "billed", False),
        ("0.25 GBP per 2 kg", "billed", True),
        ("0.25 GBP per pallet", "pallets", True),
    ],
)
def test_a_bare_per_is_accepted_where_begun_and_exact_agree(rate: str, of: str, bare: bool) -> None:
    billed = '[[line]]\nmeasure = "billed"\nof = "weight"\nround = "up to 1 kg"\n'
    codes = codes_of(billed + f'[[line]]\ncharge = "fee"\nof = "{of}"\nrate = "{rate}"')
    assert codes == (["BARE_PER"] if bare else [])


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ('of = "weight"\nrate = "1.00 GBP per exact m3"', "UNIT_MISMATCH"),
        ('of = "weight"\nrate = "1.00 EUR per exact kg"', "CURRENCY_MISMATCH"),
        ('of = "weight"\nrate = "1.00 GBP per exact kg"\nprice = "1 kg"', "UNIT_MISMATCH"),
        ('of = "weight"\nrate = "10 %"', "NOT_MONEY"),
        ('rate = "10 %"', "NO_BASIS"),
        ('price = "item_price"', "BAD_VALUE"),
        ('of = "weight"\nrate = "item_price"', "BAD_VALUE"),
    ],
)
def test_what_does_not_make_an_amount(keys: str, code: str) -> None:
    assert codes_of(f'[[line]]\ncharge = "fee"\n{keys}') == [code]


def test_rates_of_measures_are_exact() -> None:
    assert codes_of('[[line]]\nmeasure = "m"\nof = "weight"\nrate = "1 pallet per started 500 kg"') == [
        "BAD_VALUE"
    ]
