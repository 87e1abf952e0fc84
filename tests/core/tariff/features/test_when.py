from __future__ import annotations

import pytest

from quittance.core.tariff.features.when import (
    All,
    Always,
    Any_,
    Compare,
    Comparison,
    Condition,
    InTable,
    IsKnown,
    IsWord,
    IsYes,
    Not,
    When,
)
from quittance.core.tariff.operand import FactRead, LineRead
from tests.core.tariff.sheet import codes_of, line_of, plan_of

TERMS = '[terms]\nreading = "by_day"\nlate = "yes"\nlimit = "2 kg"\nstart = "2026-04-01"\nhome = "UK"\n'
HAZMAT, MEDIA = IsYes(FactRead("hazmat")), IsYes(FactRead("media"))
LIST = "dest_postcode starts with\nIV\n"


def condition(when: str) -> Condition:
    body = TERMS + f'[[line]]\ncharge = "fee"\nwhen = "{when}"\nprice = "1.00 GBP"'
    line = line_of(body, {"lists": '["remote"]'}, remote=LIST)
    assert isinstance(line.gates[0], When)
    return line.gates[0].condition


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("hazmat", IsYes(FactRead("hazmat"))),
        ("hazmat is no", Not(IsYes(FactRead("hazmat")))),
        ("not hazmat", Not(IsYes(FactRead("hazmat")))),
        ("market is UK", IsWord(FactRead("market"), ("UK",))),
        ("market is not UK", IsWord(FactRead("market"), ("UK",), True)),
        ("packaging in wood, metal", IsWord(FactRead("packaging"), ("wood", "metal"))),
        ("hub_weight is known", IsKnown(FactRead("hub_weight"))),
        ("in remote", InTable("remote")),
        ("not in remote", Not(InTable("remote"))),
        ("lane != region", Compare(FactRead("lane"), Comparison.UNEQUAL, FactRead("region"))),
        ("order_date >= 2026-04-01", Compare(FactRead("order_date"), Comparison.AT_LEAST, "2026-04-01")),
        ("start <= order_date", Compare(FactRead("order_date"), Comparison.AT_LEAST, "2026-04-01")),
        ("market = home", Compare(FactRead("market"), Comparison.EQUAL, "UK")),
        ("hazmat and late", IsYes(FactRead("hazmat"))),
        ("hazmat or not late", IsYes(FactRead("hazmat"))),
        ("hazmat and media or fragile", Any_((All((HAZMAT, MEDIA)), IsYes(FactRead("fragile"))))),
    ],
)
def test_conditions(when: str, expected: Condition) -> None:
    assert condition(when) == expected


def test_numbers_are_compared_in_base_units() -> None:
    compared = condition("longest > 48 in")
    assert isinstance(compared, Compare)
    assert str(compared.right.value) == "1.2192"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "when", ["reading is by_day", "late", "not reading is by_hour", "limit < 3 kg", "late or hazmat"]
)
def test_what_terms_settle_is_gone(when: str) -> None:
    line = line_of(TERMS + f'[[line]]\ncharge = "fee"\nwhen = "{when}"\nprice = "1.00 GBP"')
    assert line.gates == ()


def test_an_alternative_that_a_term_rules_out_is_left_out() -> None:
    body = TERMS + '[[line]]\ncharge = "fee"\nwhen = "not late"\nprice = "1.00 GBP"\n'
    plan = plan_of(body + '[[line]]\ncharge = "fee"\nprice = "2.00 GBP"')
    assert [line.number for line in plan.lines] == [2]


def test_a_name_that_is_read_but_never_applies_stays_absent() -> None:
    body = TERMS + '[[line]]\ncharge = "fee"\nwhen = "not late"\nprice = "1.00 GBP"\n'
    plan = plan_of(body + '[[line]]\ncharge = "fuel"\nof = ["fee"]\nrate = "5 %"')
    assert plan.lines[0].gates == (When(Always(False)),)
    assert plan.lines[1].steps[0].operands == (LineRead("fee"),)
    assert plan_of(body + '[[line]]\ncharge = "other"\nprice = "1.00 GBP"').lines[0].name == "other"


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("weight", "KIND_MISMATCH"),
        ("weight is heavy", "KIND_MISMATCH"),
        ("hazmat is maybe", "KIND_MISMATCH"),
        ("market > 5 kg", "KIND_MISMATCH"),
        ("market < home", "KIND_MISMATCH"),
        ("late is known", "KIND_MISMATCH"),
        ("weight > 5 cm", "UNIT_MISMATCH"),
        ("item_price > 5 EUR", "CURRENCY_MISMATCH"),
        ("wieght > 5 kg", "UNKNOWN_NAME"),
        ("in prices", "NOT_A_LIST"),
        ("in nowhere", "UNKNOWN_TABLE"),
        ("weight >", "BAD_VALUE"),
    ],
)
def test_conditions_that_make_no_sense(when: str, code: str) -> None:
    body = TERMS + f'[[line]]\ncharge = "fee"\nwhen = "{when}"\nprice = "1.00 GBP"'
    assert codes_of(body, prices="weight up to [kg],price [GBP]\n2,1.00\n") == [code]
