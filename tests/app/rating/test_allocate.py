"""The cost of bags, trucks and declarations on parcels: to the cent, by differences that sum to nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import duckdb

from quittance.app.platform.pointer_store import open_catalog
from quittance.lake.read import pin
from quittance.lake.tables.allocations import ALLOCATIONS
from tests.app.rating.conftest import ON_SQLITE, Market
from tests.support.markets import write_contract

pytestmark = ON_SQLITE

PARCELS = "parcel_id,ship_date,delivered_date,account,carrier,weight_kg"
MEMBERSHIPS = "member,member_id,of,of_id,since,until"


def shares(market: Market, columns: str = "subject, parcel_id, share") -> list[tuple[object, ...]]:
    """The rows of allocations in the order in which they became known."""
    pinned = pin(open_catalog(market.storage), ALLOCATIONS)
    with duckdb.connect() as connection:
        market.storage.open_to(connection)
        return connection.execute(
            f"SELECT {columns} FROM {pinned.relation()} ORDER BY known_at, subject, charge, parcel_id"
        ).fetchall()


def truck(market: Market, price: str = "10.00", known: datetime | None = None) -> None:
    """A truck at a price."""
    write_contract(
        market.folder, "BUY-T", "buy", "CARRIER-A", 'carrier = ["T"]',
        'per = "trip"\nprice_date = "departure_date"\ntrigger = "departed"\n'
        f'\n[[line]]\ncharge = "linehaul"\nprice = "{price} GBP"\n',
    )  # fmt: skip
    market.agree(known)


def load_truck(market: Market) -> None:
    """Three parcels in two bags on one truck."""
    market.deliver("parcels", PARCELS, *(f"P{n},2026-04-03,,S1,Z,{n}.0" for n in (1, 2, 3)))
    market.deliver(
        "memberships",
        MEMBERSHIPS,
        "parcel,P1,bag,B1,2026-04-03T08:00:00Z,",
        "parcel,P2,bag,B1,2026-04-03T08:00:00Z,",
        "parcel,P3,bag,B2,2026-04-03T08:00:00Z,",
        "bag,B1,trip,T-1,2026-04-05T19:00:00Z,2026-04-06T04:00:00Z",
        "bag,B2,trip,T-1,2026-04-05T19:00:00Z,2026-04-06T04:00:00Z",
    )
    market.deliver("trips", "trip_id,carrier,departure_date", "T-1,T,2026-04-05")


def test_a_truck_is_split_to_the_cent(market: Market) -> None:
    truck(market)
    load_truck(market)
    done = market.rate()
    assert shares(market) == [
        ("trip", "P1", Decimal("3.34")),
        ("trip", "P2", Decimal("3.33")),
        ("trip", "P3", Decimal("3.33")),
    ]
    assert (done.shares, done.not_allocated) == (3, ())
    assert {row for row in shares(market, "stage, allocated_by")} == {("line_haul", "piece")}  # noqa: C416


def test_who_missed_the_truck_leaves_its_share_to_the_others(market: Market) -> None:
    truck(market)
    load_truck(market)
    market.rate()
    known = market.at + timedelta(days=4)
    late = "parcel,P3,bag,B2,2026-04-03T08:00:00Z,2026-04-05T18:30:00Z"
    market.deliver("memberships", MEMBERSHIPS, late, known=known)
    done = market.rate(known)
    assert (done.is_partial, done.written) == (True, 0)
    moved = shares(market, "parcel_id, share, delta_no")[3:]
    assert moved == [
        ("P1", Decimal("1.66"), 1),
        ("P2", Decimal("1.67"), 1),
        ("P3", Decimal("-3.33"), 1),
    ]
    assert sum(Decimal(str(row[1])) for row in moved) == 0
    market.deliver("parcels", PARCELS, "P9,2026-04-03,,S1,Z,1.0", known=known + timedelta(days=1))
    assert market.rate(known + timedelta(days=1)).shares == 0


def test_another_price_moves_every_share(market: Market) -> None:
    truck(market)
    load_truck(market)
    market.rate()
    known = market.at + timedelta(days=2)
    truck(market, price="13.00", known=known)
    market.rate(known)
    total: dict[object, Decimal] = {}
    for parcel, share in shares(market, "parcel_id, share"):
        total[parcel] = total.get(parcel, Decimal(0)) + Decimal(str(share))
    assert total == {"P1": Decimal("4.34"), "P2": Decimal("4.33"), "P3": Decimal("4.33")}


def test_what_has_no_parcel_is_shown(market: Market) -> None:
    truck(market)
    market.deliver("trips", "trip_id,carrier,departure_date", "T-9,T,2026-04-05")
    done = market.rate()
    assert done.not_allocated == (("GBP", "10.0000"),)
    assert shares(market) == [("trip", "", Decimal("10.00"))]
    known = market.at + timedelta(days=1)
    market.deliver("parcels", PARCELS, "P1,2026-04-03,,S1,Z,1.0", known=known)
    line = "parcel,P1,trip,T-9,2026-04-05T08:00:00Z,"
    market.deliver("memberships", MEMBERSHIPS, line, known=known)
    assert market.rate(known).not_allocated == ()
    assert shares(market)[1:] == [("trip", "", Decimal("-10.00")), ("trip", "P1", Decimal("10.00"))]


def test_a_declaration_is_split_over_the_parcels_that_its_items_name(market: Market) -> None:
    write_contract(
        market.folder, "BUY-C", "buy", "CARRIER-A", 'regime = ["H7"]',
        'per = "declaration"\nprice_date = "accepted_date"\ntrigger = "declaration_accepted"\n'
        '\n[[line]]\ncharge = "clearance"\nof = "tariff_headings"\nrate = "0.50 GBP per heading"\n',
    )  # fmt: skip
    market.agree()
    market.deliver("declarations", "declaration_id,regime,accepted_date", "MRN-1,H7,2026-04-06")
    items = "declaration_id,item,accepted_date,parcel_id,heading,value,currency"
    market.deliver(
        "declaration_items", items,
        "MRN-1,1,2026-04-06,P1,6109,12.00,GBP", "MRN-1,2,2026-04-06,P1,4202,10.00,GBP",
        "MRN-1,3,2026-04-06,P2,6109,9.00,GBP",
    )  # fmt: skip
    market.rate()
    assert shares(market) == [
        ("declaration", "P1", Decimal("0.50")),
        ("declaration", "P2", Decimal("0.50")),
    ]
