"""Contradictions of a month come with what was charged for their parcels."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from quittance.app.facts.queries.contradictions import contradicting_parcels
from quittance.app.facts.queries.status import status_of
from tests.app.rating.conftest import Market
from tests.app.rating.test_run import HEAD, P1

HEADING = "event_id,subject,subject_id,event,at"


def test_a_parcel_delivered_twice_is_told_with_its_charges(market: Market) -> None:
    market.deliver("parcels", HEAD, P1, P1.replace("P1", "P2"))
    market.deliver(
        "events",
        HEADING,
        "E1,parcel,P1,first_scan,2026-04-03T10:00:00Z",
        "E2,parcel,P1,delivered,2026-04-04T10:00:00Z",
        "E3,parcel,P1,delivered,2026-04-06T10:00:00Z",
        "E4,parcel,P2,first_scan,2026-04-03T10:00:00Z",
        "E5,parcel,P2,delivered,2026-04-04T10:00:00Z",
    )
    market.rate()
    (found,) = contradicting_parcels(
        date(2026, 4, 1), date(2026, 4, 30), storage=market.storage, known_at=market.at
    )
    assert (found.code, found.subject_id, found.on, found.other_on) == (
        "DELIVERED_TWICE", "P1", date(2026, 4, 4), date(2026, 4, 6),
    )  # fmt: skip
    assert found.charged == (("buy", "GBP", Decimal("3.10")), ("sell", "GBP", Decimal("4.20")))
    status = status_of("P1", storage=market.storage, known_at=market.at)
    assert status is not None
    assert status.charged == found.charged
    assert not contradicting_parcels(
        date(2026, 4, 5), date(2026, 4, 30), storage=market.storage, known_at=market.at
    )
