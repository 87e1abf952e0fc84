"""Parcels: one row per parcel, source and thing learnt about it."""

from __future__ import annotations

from quittance.lake.tables.common import fact_table

PARCELS = fact_table(
    "parcels",
    "one parcel under one label, as each source described it",
    subject="parcel",
    key="parcel_id",
    dates=(
        "order_date", "label_date", "ship_date", "first_scan_date", "delivered_date", "cancelled_date",
        "returned_date", "settled_date",
    ),
    facts=(
        "order_id", "shipment_id", "original_parcel_id", "account", "market", "carrier", "carrier_account",
        "service", "channel", "programme", "status",
        "origin_country", "origin_state", "origin_postcode", "origin_zone", "origin_site", "hub",
        "dest_country", "dest_state", "dest_postcode", "dest_zone", "zone", "lane",
        "weight", "declared_weight", "longest", "median", "shortest", "volume", "packaging", "category",
        "pieces", "units", "items", "declared_value", "item_price", "cod_amount", "currency",
        "dangerous_goods", "residential", "saturday", "signature", "adult_signature", "insured", "cod",
        "address_corrected", "undeliverable", "is_return",
    ),
)  # fmt: skip
