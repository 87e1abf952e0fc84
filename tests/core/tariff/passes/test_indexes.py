from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from quittance.core.tariff.operand import IndexRead
from quittance.kernel.period import PeriodWord
from quittance.kernel.rounding import Mode, Rounding
from tests.core.tariff.sheet import codes_of, plan_of

INDEX = '[index.oil]\ntable = "oil"\nevery = "week"\nlag = "2 weeks"\nround = "half up to 0.01 GBP per l"\n'
BASE = '[[line]]\ncharge = "base"\nprice = "9.00 GBP"\n'
FUEL = BASE + '[[line]]\ncharge = "fuel"\ntable = "fuel"\nof = ["base"]\n'
OIL = "from,value [GBP per l],note\n2026-01-12,1.50,\n2026-01-05,1.40,\n"
BRACKETS = "oil at least [GBP per l],oil under [GBP per l],rate [%]\n1.40,1.50,10\n1.50,1.60,11\n"


def test_values_are_per_base_unit_and_in_order() -> None:
    plan = plan_of(INDEX + FUEL, oil=OIL, fuel=BRACKETS)
    index = plan.index("oil")
    assert (index.every, index.lag) == (PeriodWord.WEEK, 2)
    assert index.rounding == Rounding(Mode.HALF_UP, Decimal(10))
    assert [(value.starts, value.value) for value in index.values] == [
        (date(2026, 1, 5), Decimal(1400)),
        (date(2026, 1, 12), Decimal(1500)),
    ]
    assert plan.table("fuel").keys[0].operand == IndexRead("oil")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"week"', '"fortnight"', "BAD_VALUE"),
        ('"2 weeks"', '"14 days"', "BAD_VALUE"),
        ("per l", "per kg", "UNIT_MISMATCH"),
        ('table = "oil"', 'table = "petrol"', "UNKNOWN_TABLE"),
        ("every", "each", "UNKNOWN_KEY"),
    ],
)
def test_what_an_index_must_say(old: str, new: str, code: str) -> None:
    assert code in codes_of(INDEX.replace(old, new) + FUEL, oil=OIL, fuel=BRACKETS)


@pytest.mark.parametrize(
    ("oil", "code"),
    [
        ("from,price [GBP per l]\n2026-01-05,1.40\n", "UNKNOWN_COLUMN"),
        ("from,value [GBP per l]\nJanuary,1.40\n", "BAD_CELL"),
        ("from,value [GBP per l]\n", "EMPTY_TABLE"),
        ("from,value [GBP per kg]\n2026-01-05,1.40\n", "UNIT_MISMATCH"),
    ],
)
def test_what_its_table_must_hold(oil: str, code: str) -> None:
    assert code in codes_of(INDEX + FUEL, oil=oil, fuel=BRACKETS)


def test_no_line_reads_its_table() -> None:
    line = '[[line]]\ncharge = "fee"\ntable = "oil"\nof = "weight"'
    assert codes_of(INDEX + line, oil=OIL) == ["UNKNOWN_TABLE"]
