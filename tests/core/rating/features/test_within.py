from __future__ import annotations

import pytest

from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.within import Within
from tests.support.plans import ROUND, Sheet
from tests.support.rows import rate_one


def _sheet() -> Sheet:
    sheet = Sheet()
    sheet.charge(
        "remote", Basis(sheet.reads("vendor.remote_area")), ROUND, gates=(Within(60, "delivered_date"),)
    )
    return sheet


@pytest.mark.parametrize(
    ("known", "refusal"), [("2026-05-09", ""), ("2026-05-10", ""), ("2026-05-11", "TOO_LATE")]
)
def test_the_latest_day(known: str, refusal: str) -> None:
    """60 days of delivered on 11 March end on 10 May, that day in."""
    facts = {"delivered_date": "2026-03-11", "known_date": known, "vendor__remote_area": "12.50 GBP"}
    result = rate_one(_sheet(), **facts)
    assert result.refusal == refusal
    assert (result.total is None) is bool(refusal)


def test_both_days_must_be_known() -> None:
    assert rate_one(_sheet(), delivered_date="2026-03-11").line("remote").about == "known_date"
    assert rate_one(_sheet(), known_date="2026-03-11").line("remote").about == "delivered_date"
