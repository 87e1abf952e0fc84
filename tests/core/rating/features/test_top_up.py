from __future__ import annotations

from decimal import Decimal

import pytest

from quittance.core.rating.rater import Rater
from quittance.core.rating.result import SubjectResult
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.times import Times
from quittance.core.tariff.features.top_up import TopUp
from quittance.core.tariff.features.when import IsYes
from quittance.core.tariff.operand import FactRead
from quittance.core.tariff.scope import Scope
from quittance.kernel.period import PeriodWord
from tests.support.plans import ROUND, Sheet
from tests.support.rows import rate_one, row

MONTH = Scope("order", ("account",), PeriodWord.MONTH)


def _month(fees: list[int], *, cut: bool = False, target: str = "250.00 GBP") -> SubjectResult:
    """Fulfyld: a monthly minimum that counts fulfilment and storage."""
    sheet = Sheet(subject="order")
    sheet.charge(
        "fulfilment",
        Priced(sheet.amount("1.00 GBP")),
        Times(FactRead("units")),
        ROUND,
        when=IsYes(FactRead("insured")),
    )
    sheet.charge("minimum", TopUp(sheet.sums("fulfilment"), sheet.amount(target), cut), ROUND, scope=MONTH)
    rows = [row(f"o{at}", "order", units=fee, account="A", insured=fee > 0) for at, fee in enumerate(fees)]
    return Rater(sheet.plan()).rate(rows)[-1]


@pytest.mark.parametrize(
    ("fees", "expected"), [([100, 120], "30.00"), ([200, 50], "0"), ([200, 200], "0"), ([0], "250.00")]
)
def test_what_is_missing_from_the_minimum(fees: list[int], expected: str) -> None:
    result = _month(fees)
    assert (result.subject_id, result.total) == ("account=A, month=2026-03", Decimal(expected))
    assert result.line("minimum").basis == sum(fees)


@pytest.mark.parametrize(("fees", "expected"), [([100, 120], "0"), ([200, 120], "70.00")])
def test_what_is_over_the_cap(fees: list[int], expected: str) -> None:
    assert _month(fees, cut=True).total == Decimal(expected)


def test_a_refused_member_refuses_the_top_up() -> None:
    sheet = Sheet(subject="order")
    sheet.charge("fulfilment", Priced(sheet.amount("1.00 GBP")), Times(FactRead("units")), ROUND)
    sheet.charge("minimum", TopUp(sheet.sums("fulfilment"), sheet.amount("9 GBP")), ROUND, scope=MONTH)
    rows = [
        row("o1", "order", units=1, account="A"),
        row("o2", "order", account="A"),
        row("o3", "order", units=1, account="B"),
    ]
    first, second = Rater(sheet.plan()).rate(rows)[-2:]
    assert (first.total, first.refusal, first.refused_line) == (None, "MISSING_FACT", "fulfilment")
    assert second.total == Decimal(8)


def test_nothing_is_missing_from_an_amount_that_was_not_agreed() -> None:
    sheet = Sheet(subject="order")
    sheet.charge("fee", TopUp(sheet.reads("declared_value"), FactRead("buy.minimum")), ROUND)
    assert rate_one(sheet, declared_value="3 GBP").total == 0
    assert rate_one(sheet, declared_value="3 GBP", buy__minimum="5 GBP").total == 2
