"""A parcel's amounts wherever they were charged, and a month's margin in four fields."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from quittance.app.rating.queries.explain import amounts_of, stage_margins
from quittance.app.rating.queries.margin import margins
from quittance.core.rating.margin import Margin, OffParcels
from tests.app.rating.conftest import APRIL, ON_SQLITE, Market
from tests.app.rating.test_allocate import load_truck, truck
from tests.support.markets import write_contract

pytestmark = ON_SQLITE


def busy(market: Market) -> None:
    """Three parcels on a truck, one of them delivered by a leg; a fourth only costed, a fifth neither."""
    write_contract(
        market.folder, "BUY-LM", "buy", "CARRIER-A", 'vendor = ["LM"]\nstage = ["last_mile"]',
        'per = "leg"\nprice_date = "ship_date"\ntrigger = "delivered"\n'
        '\n[[line]]\ncharge = "delivery"\nprice = "3.10 GBP"\n',
    )  # fmt: skip
    truck(market)
    load_truck(market)
    head = "parcel_id,ship_date,delivered_date,account,carrier,weight_kg"
    market.deliver("parcels", head, "P8,2026-04-03,2026-04-05,S9,A,1.0", "P9,2026-04-03,,S9,Z,1.0")
    delivered = (f"E{n},parcel,P{n},delivered,2026-04-06T10:00:00Z" for n in (1, 2, 3))
    market.deliver("events", "event_id,subject,subject_id,event,at", *delivered)
    leg = "L1,P1,last_mile,LM,2026-04-03"
    market.deliver("legs", "leg_id,parcel_id,stage,vendor,ship_date", leg)
    market.rate()


def test_a_parcel_has_its_own_charges_those_of_its_legs_and_its_shares(market: Market) -> None:
    busy(market)
    rows = amounts_of("P1", market.storage)
    assert [(row.side, row.stage, row.source, row.subject_id, row.amount) for row in rows] == [
        ("sell", "last_mile", "rated", "P1", Decimal("3.00")),
        ("buy", "last_mile", "rated", "L1", Decimal("3.10")),
        ("buy", "line_haul", "allocated", "T-1", Decimal("3.34")),
    ]
    assert [(one.stage, one.margin, one.state) for one in stage_margins(rows)] == [
        ("last_mile", Decimal("-0.10"), "rated"),
        ("line_haul", Decimal("-3.34"), "allocated"),
    ]
    assert amounts_of("P1", market.storage, known_at=market.at - timedelta(days=1)) == []


def test_the_four_fields_of_a_month(market: Market) -> None:
    busy(market)
    rows, off = margins(APRIL, "seller", market.storage)
    assert rows == [
        Margin("S9", "GBP", 0, 0, 1, 0, Decimal(0), Decimal("2.10"), Decimal(0)),
        Margin("S9", "", 0, 0, 0, 1, Decimal(0), Decimal(0), Decimal(0)),
        Margin("S1", "GBP", 3, 0, 0, 0, Decimal("13.60"), Decimal("13.10"), Decimal(0)),
    ]
    assert off == []
    market.deliver("trips", "trip_id,carrier,departure_date", "T-9,T,2026-04-05")
    market.rate(market.at + timedelta(days=1))
    assert margins(APRIL, "lane", market.storage)[1] == [OffParcels("buy", "trip", "GBP", Decimal("10.00"))]
