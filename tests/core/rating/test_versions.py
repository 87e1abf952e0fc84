from __future__ import annotations

from datetime import date

import pytest

from quittance.core.rating.refusals import Code
from quittance.core.rating.versions import NoVersion, choose
from quittance.core.tariff.plan import Plan
from tests.support.plans import Sheet
from tests.support.rows import row


def _version(starts: str, ends: str | None = None, known_from: str | None = None) -> Plan:
    return Sheet(
        starts=date.fromisoformat(starts),
        ends=date.fromisoformat(ends) if ends else None,
        known_from=date.fromisoformat(known_from) if known_from else None,
    ).plan()


OCTOBER = _version("2025-10-06", "2026-04-07")
APRIL = _version("2026-04-07")
CORRECTED = _version("2026-04-07", known_from="2026-05-01")
PROMOTION = _version("2026-06-01", "2026-07-01")


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2025-10-06", OCTOBER), ("2026-04-06", OCTOBER), ("2026-04-07", APRIL), ("2030-01-01", APRIL)],
)
def test_a_period_is_half_open(day: str, expected: Plan) -> None:
    assert choose([APRIL, OCTOBER], row(ship_date=day)) is expected


def test_outside_every_period_there_is_none() -> None:
    assert choose([OCTOBER, APRIL], row(ship_date="2025-10-05")) == NoVersion(Code.NO_VERSION, "test")
    assert choose([], row()) == NoVersion(Code.NO_VERSION, "")


def test_the_pricing_date_must_be_there() -> None:
    assert choose([APRIL], row(ship_date=None)) == NoVersion(Code.MISSING_FACT, "ship_date")


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-05-31", APRIL), ("2026-06-30", PROMOTION), ("2026-07-01", APRIL)]
)
def test_where_versions_overlap_the_latest_start_wins(day: str, expected: Plan) -> None:
    assert choose([PROMOTION, APRIL], row(ship_date=day)) is expected


@pytest.mark.parametrize(("known", "expected"), [("2026-04-30", APRIL), ("2026-05-01", CORRECTED)])
def test_a_version_cannot_be_used_before_it_is_known(known: str, expected: Plan) -> None:
    plans = [CORRECTED, APRIL]
    assert choose(plans, row(ship_date="2026-04-10"), date.fromisoformat(known)) is expected
    assert choose(plans, row(ship_date="2026-04-10", known_date=known)) is expected


def test_without_a_known_date_the_pricing_date_counts() -> None:
    assert choose([CORRECTED, APRIL], row(ship_date="2026-04-30")) is APRIL
    assert choose([CORRECTED, APRIL], row(ship_date="2026-05-01")) is CORRECTED
