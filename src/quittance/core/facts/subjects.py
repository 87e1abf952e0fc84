"""The kinds of subject: what one charge can price, and by which id others are grouped into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of subject.

    id_fact     the fact that holds its id, on itself and on rows that belong to it; "" if none group by it.
    price_date  the date that usually picks its price, when nobody says another.
    """

    name: str
    meaning: str
    id_fact: str = ""
    price_date: str = "ship_date"


SUBJECTS: Mapping[str, Subject] = MappingProxyType(
    {
        subject.name: subject
        for subject in (
            Subject("order", "what a buyer bought at once", "order_id", "order_date"),
            Subject("order_line", "one article of an order", "", "order_date"),
            Subject("parcel", "one parcel under one label", "parcel_id"),
            Subject("leg", "one stage of a parcel's way, with its own vendor", "leg_id"),
            Subject("piece", "one piece of a shipment"),
            Subject("shipment", "one consignment of one or more pieces", "shipment_id"),
            Subject("bag", "a bag of parcels", "bag_id"),
            Subject("pallet", "a pallet", "pallet_id"),
            Subject("container", "a container", "container_id", "departure_date"),
            Subject("trip", "one journey of a vehicle", "trip_id", "departure_date"),
            Subject("mawb", "one master air waybill", "mawb_id", "departure_date"),
            Subject("declaration", "one customs declaration", "declaration_id", "accepted_date"),
            Subject("activity", "work done in a warehouse", "", "activity_date"),
            Subject("stock", "a stock level on a day", "", "stock_date"),
            Subject("stay", "goods that came in together, for the days they stayed", "stay_id", "stay_until"),
            Subject("return", "goods that came back", "return_id", "returned_date"),
            Subject("inbound_line", "one article of a delivery into the warehouse", "", "received_date"),
            Subject("account", "a seller or customer over a period", "account", "period_until"),
        )
    }
)
"""Every kind of subject by its name."""
