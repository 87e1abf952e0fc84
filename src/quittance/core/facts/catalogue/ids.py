"""Ids by which subjects are grouped. A subject knows its own: an order's `order_id` is the order."""

from __future__ import annotations

from quittance.core.facts.catalogue.make import word

IDS = (
    word("account", "the seller's or customer's account", "account_id", "seller_id"),
    word("order_id", "order"),
    word("parcel_id", "parcel", "tracking_number"),
    word("shipment_id", "shipment or consignment", "master_tracking_number"),
    word("leg_id", "leg of a parcel"),
    word("bag_id", "bag"),
    word("pallet_id", "pallet"),
    word("container_id", "container"),
    word("trip_id", "trip"),
    word("mawb_id", "master air waybill", "mawb"),
    word("declaration_id", "customs declaration", "mrn"),
    word("return_id", "return"),
    word("stay_id", "stay of goods in a warehouse"),
    word("original_parcel_id", "outbound parcel of a return", "original_tracking_number"),
    word("carrier_account", "our account with the carrier"),
    word("budget_id", "budget that bears a part"),
)
