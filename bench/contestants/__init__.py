"""Who prices the card. Each module has `work(facts, out)`, which gives the seconds of its stages."""

from __future__ import annotations

from collections.abc import Mapping

TOLD: Mapping[str, str] = {
    "fact_form": "Quittance, one explained row a parcel",
    "charge_form": "Quittance, one explained row a charge",
    "hand_sql": "DuckDB SQL by hand, amounts only",
    "tuned_pandas": "pandas by hand and tuned, amounts only",
    "hand_pandas": "pandas by hand, amounts only",
    "plain_copy": "copy of the 8 columns read",
}
FORMS = ("fact_form", "charge_form")
WIDE = ("fact_form", "hand_sql", "tuned_pandas", "hand_pandas")
"""Those that write one row a parcel with a column for each charge."""
CHARGES = (
    "transport", "contract_discount", "remote_area", "long_parcel", "heavy_parcel", "peak", "toll",
    "energy_surcharge", "fuel",
)  # fmt: skip
READ = ("parcel_id", "dest_country", "dest_postcode", "ship_date", "weight", "length", "width", "height")
"""The columns of the facts that the card needs."""
