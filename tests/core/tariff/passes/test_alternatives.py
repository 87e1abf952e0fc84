from __future__ import annotations

from quittance.core.tariff.features.when import IsYes, When
from quittance.core.tariff.operand import FactRead
from tests.core.tariff.sheet import checked, codes_of, plan_of


def fee(more: str = "") -> str:
    return f'[[line]]\ncharge = "fee"\nprice = "1.00 GBP"\n{more}\n'


def test_alternatives_stay_together_in_the_plan() -> None:
    (group,) = plan_of(fee('when = "hazmat"') + fee()).groups()
    assert [line.gates for line in group] == [(When(IsYes(FactRead("hazmat"))),), ()]


def test_an_unconditional_one_ends_the_list() -> None:
    assert codes_of(fee() + fee('when = "hazmat"')) == ["ALTERNATIVE_NEVER_REACHED"]
    assert codes_of(fee('within = "60 days of delivered_date"') + fee()) == ["ALTERNATIVE_NEVER_REACHED"]
    assert codes_of(fee("from = 2026-03-01") + fee('season = "1 Nov to 1 Dec"') + fee()) == []


def test_alternatives_are_of_one_kind() -> None:
    hazmat = fee('when = "hazmat"')
    assert codes_of(hazmat + '[[line]]\ndiscount = "fee"\nprice = "1.00 GBP"') == ["ALTERNATIVES_DIFFER"]
    assert codes_of(hazmat + fee('per = "account, month"')) == ["ALTERNATIVES_DIFFER"]


def test_what_a_term_cuts_off_is_a_notice() -> None:
    result = checked('[terms]\nheavy = "yes"\n' + fee('when = "heavy"') + fee())
    assert [(finding.code, finding.severity) for finding in result.findings] == [
        ("ALTERNATIVE_NEVER_REACHED", "notice")
    ]
    assert result.plan is not None
    assert len(result.plan.lines) == 1
