"""Published values of an index outside every bracket, and two of one day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from quittance.core.facts.kind import Kind
from quittance.core.tariff.analysis.index_table import index_outside_table
from quittance.core.tariff.analysis.missing_index import missing_index
from quittance.core.tariff.index import Index, IndexValue
from quittance.core.tariff.operand import IndexRead
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.finding import Place
from quittance.kernel.mode import Mode
from quittance.kernel.period import PeriodWord
from quittance.kernel.rounding import Rounding
from tests.core.tariff.analysis.cards import card, plan_of

PER_M3 = 1000  # litres
TABLE = "diesel at least [GBP per l], diesel under [GBP per l], price [GBP]\n1.30,1.40,1\n1.40,1.50,2"


def index(*values: tuple[date, str]) -> Index:
    published = tuple(
        IndexValue(day, Decimal(value) * PER_M3, Place("diesel.csv", at))
        for at, (day, value) in enumerate(values, 2)
    )
    rounding = Rounding(Mode.HALF_UP, Decimal("0.01") * PER_M3)
    return Index("diesel", PeriodWord.WEEK, 1, rounding, ValueType(Kind.NUMBER), published)


def found(*values: tuple[date, str]) -> list[str]:
    return [
        finding.message
        for finding in index_outside_table(
            plan_of(card(TABLE, diesel=IndexRead("diesel")), indexes=[index(*values)])
        )
    ]


def test_a_value_outside_every_bracket_is_told() -> None:
    (message,) = found((date(2026, 1, 5), "1.39"), (date(2026, 1, 12), "1.50"), (date(2026, 1, 19), "1.29"))
    assert message.startswith(
        "2 values of index diesel lie outside every bracket of prices; the first is 1.5"
    )
    assert message.endswith("of the week from 2026-01-12.")


def test_the_rounded_value_counts() -> None:
    assert not found((date(2026, 1, 5), "1.494"))
    assert found((date(2026, 1, 5), "1.496"))  # 1.50 is past the last bracket


def test_two_values_of_one_day_are_told() -> None:
    twice = index((date(2026, 1, 5), "1.39"), (date(2026, 1, 5), "1.41"), (date(2026, 1, 12), "1.40"))
    (finding,) = missing_index(plan_of(indexes=[twice]))
    assert (finding.code, finding.message) == (
        "INDEX_DAY_TWICE",
        "Index diesel has two values of 2026-01-05.",
    )
