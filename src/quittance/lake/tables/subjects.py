"""Tables of the other subjects that can be priced, one row per subject, source and thing learnt about it."""

from __future__ import annotations

from quittance.lake.tables.common import fact_table

_PLACES = (
    "origin_country", "origin_postcode", "origin_site", "dest_country", "dest_postcode", "zone", "lane",
    "hub",
)  # fmt: skip

ORDERS = fact_table(
    "orders",
    "what a buyer bought at once, as each source described it",
    subject="order",
    key="order_id",
    dates=("order_date", "shipped_date", "delivered_date", "cancelled_date", "refunded_date", "settled_date"),
    facts=(
        "account", "market", "channel", "programme", "fulfilled_by", "dest_country", "dest_postcode",
        "units", "items", "parcels", "weight", "order_value", "customer_payment", "net_sales",
        "buyer_shipping", "platform_discount", "seller_discount", "tax_collected", "refund_amount",
        "currency", "status", "cod",
    ),
)  # fmt: skip
LEGS = fact_table(
    "legs",
    "one stage of a parcel's way, with its own vendor",
    subject="leg",
    key="leg_id",
    dates=(
        "tender_date", "pickup_date", "departure_date", "arrival_date", "ship_date", "first_scan_date",
        "delivered_date", "cancelled_date",
    ),
    facts=(
        "parcel_id", "stage", "carrier", "vendor", "carrier_account", "service", "mode", *_PLACES,
        "weight", "declared_weight", "carrier_weight", "longest", "median", "shortest", "volume", "pieces",
        "distance", "currency", "residential", "is_return",
    ),
)  # fmt: skip
BAGS, PALLETS, CONTAINERS = (
    fact_table(
        f"{unit}s",
        f"one {unit}, as each source described it",
        subject=unit,
        key=f"{unit}_id",
        dates=("departure_date", "arrival_date", "ship_date", "first_scan_date", "received_date"),
        facts=(
            "account", "carrier", "service", "mode", *_PLACES, "weight", "longest", "median", "shortest",
            "volume", "parcels", "pieces", "container_type", "currency",
        ),
    )
    for unit in ("bag", "pallet", "container")
)  # fmt: skip
TRIPS = fact_table(
    "trips",
    "one journey of a vehicle",
    subject="trip",
    key="trip_id",
    dates=("departure_date", "arrival_date", "tender_date", "cancelled_date"),
    facts=(
        "carrier", "vendor", "service", "mode", "vehicle", *_PLACES, "distance", "weight", "capacity_weight",
        "volume", "loading_metres", "pallets", "stops", "drops", "waiting_time", "spot_rate", "currency",
    ),
)  # fmt: skip
MAWBS = fact_table(
    "mawbs",
    "one master air waybill",
    subject="mawb",
    key="mawb_id",
    dates=("departure_date", "arrival_date", "tender_date"),
    facts=(
        "carrier", "vendor", "service", *_PLACES, "origin_port", "dest_port", "weight", "volume", "pieces",
        "bags", "currency", "dangerous_goods",
    ),
)  # fmt: skip
DECLARATIONS = fact_table(
    "declarations",
    "one customs declaration (MRN)",
    subject="declaration",
    key="declaration_id",
    dates=("accepted_date", "declared_date", "cleared_date"),
    facts=(
        "account", "vendor", "regime", "incoterm", "origin_country", "dest_country", "customs_value", "duty",
        "import_vat", "tariff_headings", "lines", "parcels", "currency",
    ),
)  # fmt: skip
ACTIVITIES = fact_table(
    "activities",
    "work done in a warehouse",
    subject="activity",
    key="activity_id",
    dates=("activity_date", "received_date"),
    facts=(
        "account", "site", "activity_type", "unit_of_measure", "quantity", "sku", "order_id", "parcel_id",
        "units", "lines", "cartons", "pallets", "weight", "volume", "working_time", "location_type",
        "currency",
    ),
)  # fmt: skip
STOCK = fact_table(
    "stock",
    "a stock level on a day",
    subject="stock",
    key="stock_id",
    dates=("stock_date", "received_date"),
    facts=(
        "account", "site", "sku", "lot", "location_type", "storage_class", "units_on_hand", "pallets_on_hand",
        "locations", "volume", "weight", "floor_area", "age", "currency",
    ),
)  # fmt: skip
RETURNS = fact_table(
    "returns",
    "goods that came back",
    subject="return",
    key="return_id",
    dates=("returned_date", "received_date", "refunded_date"),
    facts=(
        "original_parcel_id", "order_id", "account", "carrier", "service", "return_reason",
        "return_condition", "liable_party", "dest_country", "units", "weight", "refund_amount",
        "currency", "undeliverable",
    ),
)  # fmt: skip
ACCOUNTS = fact_table(
    "accounts",
    "a seller, customer or vendor over a period: its counts and key figures",
    subject="account",
    key="account_period",
    dates=("period_until", "period_from"),
    facts=("account", "market", "orders", "parcels", "units", "currency"),
)

SUBJECT_TABLES = (
    ORDERS, LEGS, BAGS, PALLETS, CONTAINERS, TRIPS, MAWBS, DECLARATIONS, ACTIVITIES, STOCK, RETURNS, ACCOUNTS,
)  # fmt: skip
"""All of them."""
