"""Runs over every kind of subject: legs, bags, trips, groups of a month and of a quarter, returns, stock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from quittance.app.rating.queries.verify import differing_charges
from tests.app.rating.conftest import APRIL, ON_SQLITE, Market
from tests.support.markets import write_contract

pytestmark = ON_SQLITE

PARCELS = "parcel_id,ship_date,delivered_date,account,carrier,weight_kg"
P1 = "P1,2026-04-03,2026-04-05,S1,A,1.4"
EVENTS = "event_id,subject,subject_id,event,at"


def per(subject: str, date: str, trigger: str) -> str:
    return f'per = "{subject}"\nprice_date = "{date}"\ntrigger = "{trigger}"\n'


def sums(market: Market) -> dict[tuple[object, ...], Decimal]:
    """What is charged now by subject, id and charge."""
    found: dict[tuple[object, ...], Decimal] = {}
    for *who, amount in market.charges("subject, subject_id, charge, amount"):
        found[tuple(who)] = found.get(tuple(who), Decimal(0)) + Decimal(str(amount))
    return found


def test_a_truck_is_priced_when_it_left(market: Market) -> None:
    write_contract(
        market.folder, "BUY-T", "buy", "CARRIER-A", 'carrier = ["T"]',
        per("trip", "departure_date", "departed")
        + '\n[[line]]\ncharge = "linehaul"\ntable = "lanes"\n'
        + '\n[[line]]\ncharge = "fuel"\nof = ["linehaul"]\nrate = "9.2 %"\n',
        lanes="lane is,price [GBP]\nLHR-COV,2850.00\n",
    )  # fmt: skip
    market.agree()
    market.deliver("trips", "trip_id,lane,carrier,departure_date", "T-1,LHR-COV,T,2026-04-05")
    done = market.rate()
    assert sums(market) == {
        ("trip", "T-1", "linehaul"): Decimal("2850.00"),
        ("trip", "T-1", "fuel"): Decimal("262.20"),
    }
    assert done.subjects == (("parcel", 0), ("trip", 1))


def test_a_leg_at_the_door_is_delivered_when_its_parcel_is(market: Market) -> None:
    write_contract(
        market.folder, "BUY-LM", "buy", "CARRIER-A", 'vendor = ["LM"]\nstage = ["last_mile"]',
        per("leg", "ship_date", "delivered")
        + '\n[[line]]\ncharge = "delivery"\nprice = "3.10 GBP"\n',
    )  # fmt: skip
    market.agree()
    legs = "leg_id,parcel_id,stage,vendor,ship_date"
    market.deliver("legs", legs, "L1,P1,last_mile,LM,2026-04-03", "L2,P1,line_haul,LM,2026-04-03")
    market.deliver("parcels", PARCELS, P1.replace("2026-04-05", "").replace(",A,", ",,"))
    first = market.rate()
    assert sums(market) == {}
    assert ("leg", "buy", "NO_CONTRACT", 1) in [one[:4] for one in first.unrated]  # L2
    assert "parcel" not in {one[0] for one in first.unrated}  # it is bought by leg
    known = market.at + timedelta(days=1)
    market.deliver("events", EVENTS, "E1,parcel,P1,delivered,2026-04-06T10:00:00Z", known=known)
    assert market.rate(known).is_partial
    assert sums(market) == {
        ("leg", "L1", "delivery"): Decimal("3.10"),
        ("parcel", "P1", "parcel_fee"): Decimal("4.20"),
    }


MINIMUM = (
    per("parcel", "ship_date", "delivered")
    + '\n[[line]]\ncharge = "fee"\nprice = "2.00 GBP"\n'
    + '\n[[line]]\ncharge = "minimum"\nper = "account, month"\ntrigger = "month_end"\nof = ["fee"]\n'
    + 'top_up_to = "10.00 GBP"\n'
)


def test_a_monthly_minimum_follows_the_parcels_of_the_month(market: Market) -> None:
    write_contract(market.folder, "SELL-M", "sell", "SELLER-1", 'account = ["M"]', MINIMUM)
    market.agree()
    market.deliver("parcels", PARCELS, *(f"M{n},2026-04-0{n},2026-04-05,M,A,0.5" for n in (1, 2)))
    market.rate()
    group = ("parcel by account, month", "account=M, month=2026-04", "minimum")
    assert sums(market)[group] == Decimal("6.00")
    known = market.at + timedelta(days=1)
    market.deliver("parcels", PARCELS, "M3,2026-04-09,2026-04-11,M,A,0.5", P1, known=known)
    done = market.rate(known)
    assert done.is_partial
    assert sums(market)[group] == Decimal("4.00")
    assert sum(amount for who, amount in sums(market).items() if "M" in str(who)) == Decimal(
        "10.00"
    ) + Decimal("6.30")  # ten at least from the seller; three parcels at 2.10 for the carrier
    known += timedelta(days=1)
    market.deliver("parcels", PARCELS, P1.replace("1.4", "2.5"), known=known)
    assert market.rate(known).subjects == (("parcel", 1),)  # the month of M is not touched
    assert differing_charges(APRIL, market.storage) == []


QUARTER = (
    per("parcel", "ship_date", "delivered")
    + '\n[[line]]\nmeasure = "parcels_in_quarter"\nper = "account, quarter"\nof = "count of parcel"\n'
    + '\n[[line]]\ncharge = "fee"\ntable = "prices"\n'
)


def test_a_price_of_the_quarter_puts_earlier_months_right(market: Market) -> None:
    write_contract(
        market.folder, "SELL-Q", "sell", "SELLER-1", 'account = ["Q"]', QUARTER,
        prices="parcels_in_quarter up to [parcel],price [GBP]\n2,3.00\n,2.00\n",
    )  # fmt: skip
    market.agree()
    market.deliver("parcels", PARCELS, *(f"Q{n},2026-04-0{n},2026-04-05,Q,Z,0.5" for n in (1, 2)))
    market.rate()
    assert sums(market)[("parcel", "Q1", "fee")] == Decimal("3.00")
    known = market.at + timedelta(days=40)
    market.deliver("parcels", PARCELS, "Q3,2026-05-09,2026-05-11,Q,Z,0.5", known=known)
    market.rate(known, month=5)
    assert {who[1]: amount for who, amount in sums(market).items()} == {
        "Q1": Decimal("2.00"),
        "Q2": Decimal("2.00"),
        "Q3": Decimal("2.00"),
    }
    assert differing_charges(APRIL.replace(month=5), market.storage) == []


def test_an_estimate_until_the_month_closes_is_put_right_when_it_has(market: Market) -> None:
    lines = (
        per("parcel", "ship_date", "delivered")
        + '\n[[line]]\nmeasure = "parcels_in_month"\nper = "account, month"\nof = "count of parcel"\n'
        + 'meanwhile = "previous"\n'
        + '\n[[line]]\ncharge = "fee"\ntable = "prices"\n'
    )
    prices = "parcels_in_month up to [parcel],price [GBP]\n1,3.00\n,2.00\n"
    write_contract(
        market.folder, "SELL-E", "sell", "SELLER-1", 'account = ["E"]', lines, prices=prices
    )  # fmt: skip
    market.agree(known=datetime(2026, 1, 1, tzinfo=UTC))
    known = datetime(2026, 4, 12, tzinfo=UTC)
    march = "E0,2026-03-09,2026-04-05,E,Z,0.5"
    market.deliver(
        "parcels", PARCELS, march, *(f"E{n},2026-04-0{n},2026-04-05,E,Z,0.5" for n in (1, 2)), known=known
    )
    market.rate(known)
    assert set(market.charges("subject_id, amount, provisional")) == {
        ("E1", Decimal("3.00"), True),
        ("E2", Decimal("3.00"), True),
    }
    assert market.rate(known + timedelta(days=3)).is_repetition
    done = market.rate(datetime(2026, 5, 1, 2, tzinfo=UTC))
    assert not done.is_partial
    assert sums(market)[("parcel", "E1", "fee")] == Decimal("2.00")


def test_a_sell_rule_hands_the_cost_on(market: Market) -> None:
    lines = (
        per("parcel", "ship_date", "delivered")
        + '\n[[line]]\ncharge = "cost_plus"\nof = ["buy.delivery"]\nrate = "110 %"\n'
    )
    write_contract(market.folder, "SELL-C", "sell", "SELLER-1", 'account = ["C"]', lines)
    market.agree()
    market.deliver("parcels", PARCELS, "C1,2026-04-03,2026-04-05,C,A,1.4")
    market.rate(only=("SELL-C",))  # the carrier's price is worked out, and not charged
    assert sums(market) == {("parcel", "C1", "cost_plus"): Decimal("3.41")}
    market.rate(market.at + timedelta(days=1))
    assert sums(market)[("parcel", "C1", "delivery")] == Decimal("3.10")
    known = market.at + timedelta(days=2)
    market.deliver("parcels", PARCELS, "C1,2026-04-03,2026-04-05,C,A,2.4", known=known)
    market.rate(known)
    assert sums(market)[("parcel", "C1", "cost_plus")] == Decimal("5.50")


def test_an_offer_is_taken_back_on_the_day_of_the_return(market: Market) -> None:
    lines = (
        per("parcel", "ship_date", "delivered")
        + '\n[[line]]\ncharge = "fee"\nprice = "4.20 GBP"\nbearer = "seller"\n'
        + '\n[[line]]\ndiscount = "launch"\nprice = "1.50 GBP"\nbearer = "platform:LAUNCH-26"\n'
        + 'claw_back = ["cancelled", "half_returned"]\n'
    )
    write_contract(market.folder, "SELL-O", "sell", "SELLER-1", 'account = ["O"]', lines)
    market.agree()
    market.deliver("parcels", PARCELS, "O1,2026-04-03,2026-04-05,O,Z,1.4")
    market.rate()
    assert sums(market)[("parcel", "O1", "launch")] == Decimal("-1.50")
    known = market.at + timedelta(days=9)
    market.deliver("events", EVENTS, "E1,parcel,O1,half_returned,2026-04-27T10:00:00Z", known=known)
    market.rate(known)
    last = market.charges("charge, bearer, amount, reason, recognised_date")[-1]
    assert tuple(map(str, last)) == ("launch", "platform:LAUNCH-26", "1.5000", "clawed_back", "2026-04-27")
    assert sums(market)[("parcel", "O1", "fee")] == Decimal("4.20")


def test_a_decision_says_who_bears_a_return(market: Market) -> None:
    lines = (
        per("return", "returned_date", "return_received")
        + '\n[[line]]\ncharge = "label"\nprice = "3.80 GBP"\nwhen = "liable_party is not carrier"\n'
        + 'bearer = "seller"\n'
    )
    write_contract(market.folder, "SELL-R", "sell", "SELLER-1", 'account = ["R"]', lines)
    market.agree()
    market.deliver("returns", "return_id,account,returned_date,liable_party", "R1,R,2026-04-03,seller")
    market.rate()
    assert sums(market) == {("return", "R1", "label"): Decimal("3.80")}
    head = "decision_id,subject,subject_id,decides,answer,decided_by,at"
    for day, answer, left in ((20, "carrier", "0.00"), (22, "seller", "3.80")):
        known = market.at + timedelta(days=day)
        row = f"D{day},return,R1,liable_party,{answer},eve,2026-04-{day}T10:00:00Z"
        market.deliver("decisions", head, row, known=known)
        assert market.rate(known).is_partial
        assert sums(market) == {("return", "R1", "label"): Decimal(left)}


def test_what_is_charged_once_an_order_is_due_with_its_first_parcel(market: Market) -> None:
    lines = (
        per("parcel", "ship_date", "delivered")
        + '\n[[line]]\nmeasure = "pieces_of_order"\nper = "order_id"\nof = "count of parcel"\n'
        + '\n[[line]]\ncharge = "order_fee"\nper = "order_id"\nof = "pieces_of_order"\n'
        + 'rate = "1.00 GBP per parcel"\n'
    )
    write_contract(market.folder, "SELL-G", "sell", "SELLER-1", 'account = ["G"]', lines)
    market.agree()
    head = PARCELS + ",order_id"
    market.deliver("parcels", head, "G1,2026-04-03,,G,Z,1.4,O1", "G2,2026-04-03,,G,Z,1.4,O1")
    market.rate()
    assert sums(market) == {}
    known = market.at + timedelta(days=1)
    market.deliver("events", EVENTS, "E1,parcel,G2,delivered,2026-04-06T10:00:00Z", known=known)
    market.rate(known)
    assert sums(market) == {("parcel by order_id", "order_id=O1", "order_fee"): Decimal("2.00")}


def test_the_billed_weight_names_its_reading_and_is_provisional_until_final(market: Market) -> None:
    """Situations 12 and 15: the rule picks 1.15 kg, and a reading that flaps moves no paper."""
    prices = "weight up to [kg],price [GBP]\n1,3.00\n2,4.20\n5,6.40\n"
    lines = per("parcel", "ship_date", "delivered") + '\n[[line]]\ncharge = "fee"\ntable = "prices"\n'
    write_contract(
        market.folder, "SELL-W", "sell", "SELLER-1", 'account = ["W"]', lines,
        terms='[terms.billing_weight]\nsources = ["sorter", "declared"]\nchoose = "last"\n'
        'final = "10 days after delivered_date"\n',
        prices=prices,
    )  # fmt: skip
    market.agree(known=datetime(2026, 1, 1, tzinfo=UTC))
    first = datetime(2026, 4, 6, tzinfo=UTC)
    market.deliver("parcels", PARCELS, "W1,2026-04-03,2026-04-05,W,Z,0.9", known=first)
    market.rate(first)
    head = "measurement_id,subject,subject_id,reading,value,unit,at,reader"
    for day, weight in ((1, "2.04"), (2, "1.15")):
        known = first + timedelta(days=day)
        row = f"M{day},parcel,W1,weight,{weight},kg,2026-04-0{day + 4}T10:00:00Z,sorter"
        market.deliver("measurements", head, row, known=known)
        assert market.rate(known).is_partial
    assert [
        tuple(map(str, row)) for row in market.charges("amount, reason, weight_reading, provisional")
    ] == [
        ("3.0000", "first_rating", "", "True"),
        ("3.4000", "reweighed", "M1", "True"),
        ("-2.2000", "reweighed", "M2", "True"),
    ]
