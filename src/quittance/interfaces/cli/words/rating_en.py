"""What is said of margins and of a parcel's amounts, in English."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "margin_none": "No parcel of {period} is known.",
    "margin_more": "{count:row|rows} more: --out FILE.csv has them all.",
    "margin_off": "On no parcel: {side}, {subject}: {amount}",
    "margin_written": "All rows are in {path}.",
    "margin_unnamed": "(not said)",
    "margin_by_lane": "lane",
    "margin_by_seller": "seller",
    "margin_by_carrier": "carrier",
    "margin_by_service": "service",
    "margin_both": "billed and costed",
    "margin_billed": "only billed",
    "margin_costed": "only costed",
    "margin_neither": "neither",
    "margin_revenue": "revenue",
    "margin_cost": "cost",
    "margin_margin": "margin",
    "margin_share": "of revenue",
    "margin_estimated": "may change",
    "charges_stage": "stage",
    "charges_of": "of",
    "explain_share": "share",
    "explain_state": "how sure",
    "explain_total": "in all",
    "explain_may_change": "Some of it may still change: an estimate, or a weight that is not final.",
    "state_rated": "rated",
    "state_allocated": "partly a share",
    "state_estimated": "may change",
    "stage_first_mile": "first mile",
    "stage_line_haul": "line-haul",
    "stage_air": "air",
    "stage_sea": "sea",
    "stage_customs": "customs",
    "stage_fulfilment": "fulfilment",
    "stage_last_mile": "last mile",
    "stage_return": "return",
    "stage_": "–",
}
