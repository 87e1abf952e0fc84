from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from quittance.core.rating.rater import Rater
from quittance.core.rating.result import SubjectResult
from quittance.core.rating.true_up import Delta, Subject, deltas
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.when import IsWord
from quittance.core.tariff.operand import CellRead, FactRead
from tests.support.plans import ROUND, Sheet
from tests.support.rows import row


def _results(*weights: str, tier: str = "a") -> list[SubjectResult]:
    sheet = Sheet(tariff="card")
    sheet.table("prices", "weight up to [kg], price [GBP]", "1, 3.00", "2, 4.50")
    sheet.charge("postage", Priced(CellRead("price")), ROUND, table="prices", code="POST")
    gold = IsWord(FactRead("tier"), ("gold",), False)
    sheet.charge("service", Priced(sheet.amount("0.20 GBP")), ROUND, when=gold, code="GOLD")
    sheet.charge("service", Priced(sheet.amount("0.30 GBP")), ROUND, code="PLAIN")
    rows = [row(f"p{at}", weight=f"{weight} kg", tier=tier) for at, weight in enumerate(weights)]
    return Rater(sheet.plan()).rate(rows)


def _told(found: list[Delta]) -> list[tuple[str, str, Decimal]]:
    return [(delta.subject.id, delta.code, Decimal(delta.amount)) for delta in found]  # type: ignore[arg-type]


def test_only_what_differs_is_billed_by_subject_and_code() -> None:
    found = deltas(_results("0.5", "0.5", "1.5"), _results("0.5", "1.5", "0.5"))
    assert found == [
        Delta(Subject("card", "parcel", "p1"), "POST", Decimal("1.50"), "postage", "GBP"),
        Delta(Subject("card", "parcel", "p2"), "POST", Decimal("-1.50"), "postage", "GBP"),
    ]


def test_the_same_again_and_there_and_back_come_to_nothing() -> None:
    """settlement_model.md section 10, situation 12: 1.98 / 2.04 / 1.98 around a break nets to zero."""
    first, second = _results("0.98"), _results("1.04")
    assert deltas(first, first) == []
    there, back = deltas(first, second), deltas(second, first)
    assert [one.amount + other.amount for one, other in zip(there, back, strict=True)] == [0]  # type: ignore[operator]


def test_another_code_under_the_same_name_turns_the_old_one_back() -> None:
    found = deltas(_results("0.5"), _results("0.5", tier="gold"))
    assert _told(found) == [("p0", "PLAIN", Decimal("-0.30")), ("p0", "GOLD", Decimal("0.20"))]


def test_what_was_refused_is_billed_whole_and_what_is_refused_now_waits() -> None:
    assert _told(deltas(_results("9"), _results("0.5"))) == [
        ("p0", "POST", Decimal("3.00")), ("p0", "PLAIN", Decimal("0.30")),
    ]  # fmt: skip
    assert deltas(_results("0.5"), _results("9")) == []


def test_a_subject_that_was_not_rated_again_stays_as_it_was() -> None:
    assert deltas(_results("0.5", "0.5"), _results("0.5")) == []


def test_another_version_of_the_tariff_is_the_same_tariff() -> None:
    before = _results("0.5")
    header = replace(before[0].plan.header, starts=before[0].plan.header.starts.replace(year=2026))
    moved = [replace(one, plan=replace(one.plan, header=header)) for one in _results("1.5")]
    assert _told(deltas(before, moved)) == [("p0", "POST", Decimal("1.50"))]
