from __future__ import annotations

from decimal import Decimal

import pytest

from tests.core.tariff.sheet import codes_of, plan_of

FEE = '[[line]]\ncharge = "fee"\nof = "displacement"\nrate = "0.10 GBP per started l"\n'


def test_a_declared_number_has_a_unit_and_bounds() -> None:
    plan = plan_of('[facts.displacement]\nkind = "number"\nunit = "l"\ndecimals = 1\nhighest = 99.9\n' + FEE)
    (fact,) = plan.declared
    assert (fact.name, fact.unit, fact.decimals, fact.highest) == ("displacement", "l", 1, Decimal("99.9"))


def test_bounds_of_a_catalogued_fact_may_move() -> None:
    fee = '[[line]]\ncharge = "fee"\nof = "weight"\nrate = "1.00 GBP per exact kg"'
    (fact,) = plan_of("[facts.weight]\nhighest = 30\n" + fee).declared
    assert (fact.unit, fact.decimals, fact.highest) == ("kg", 3, Decimal(30))


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("", "MISSING_KEY"),
        ('kind = "thing"', "BAD_VALUE"),
        ('kind = "number"\nunit = "l"\ndecimals = 1', "MISSING_KEY"),
        ('kind = "number"\nunit = "liters"\ndecimals = 1\nhighest = 9', "BAD_VALUE"),
        ('kind = "number"\nunit = "l"\ndecimals = -1\nhighest = 9', "BAD_VALUE"),
        ('kind = "number"\nunit = "l"\ndecimals = 1\nhighest = 0', "BAD_VALUE"),
        ('kind = "word"\ncolour = "red"', "UNKNOWN_KEY"),
    ],
)
def test_declarations_that_say_too_little_or_too_much(keys: str, code: str) -> None:
    body = f'[facts.displacement]\n{keys}\n[[line]]\ncharge = "fee"\nprice = "1.00 GBP"'
    assert codes_of(body) == [code]


def test_a_catalogued_fact_keeps_its_kind_and_dimension() -> None:
    line = '[[line]]\ncharge = "fee"\nprice = "1.00 GBP"'
    assert codes_of(f'[facts.weight]\nkind = "word"\n{line}') == ["KIND_MISMATCH"]
    assert codes_of(f'[facts.weight]\nunit = "cm"\n{line}') == ["UNIT_MISMATCH"]
