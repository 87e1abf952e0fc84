"""Who prices the card. Each module has `work(facts, out)`, which gives the seconds of its stages."""

from __future__ import annotations

from collections.abc import Mapping

TOLD: Mapping[str, str] = {
    "fact_form": "Quittance, one explained row a parcel",
    "charge_form": "Quittance, one explained row a charge",
    "hand_sql": "DuckDB SQL by hand, amounts only",
    "hand_pandas": "pandas by hand, amounts only",
    "plain_copy": "copy of the 8 columns read",
}
PRICING = ("fact_form", "charge_form", "hand_sql", "hand_pandas")
CHARGES = (
    "transport",
    "contract_discount",
    "remote_area",
    "long_parcel",
    "heavy_parcel",
    "peak",
    "toll",
    "energy_surcharge",
    "fuel",
)
READ = ("parcel_id", "dest_country", "dest_postcode", "ship_date", "weight", "length", "width", "height")
"""The columns of the facts that the card needs."""
