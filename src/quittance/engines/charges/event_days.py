"""Events by the day that they give to a subject, and the words by which tariffs and contracts name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

EVENT_DAYS: Mapping[str, Sequence[str]] = {
    "order_date": ("ordered",),
    "label_date": ("label_made",),
    "ship_date": ("shipped", "tendered"),
    "pickup_date": ("picked_up",),
    "first_scan_date": ("first_scan",),
    "departure_date": ("departed",),
    "arrival_date": ("arrived",),
    "delivered_date": ("delivered", "delivered_and_paid"),
    "cancelled_date": ("label_cancelled", "cancelled"),
    "returned_date": ("return_received", "returned"),
    "half_returned_date": ("half_returned",),
    "received_date": ("received",),
    "accepted_date": ("declaration_accepted",),
    "settled_date": ("settled",),
    "refunded_date": ("refunded",),
    "activity_date": ("activity_done",),
    "stock_date": ("stock_day",),
    "lost_date": ("lost",),
    "found_date": ("found",),
}
"""The day that an event gives to a subject which does not say it itself."""

PERIOD_ENDS = ("period_end", "week_end", "month_end", "quarter_end", "year_end", "stay_ended")
"""Triggers that are no event: what they make due is due on its pricing date."""


TRIGGERS: Mapping[str, str] = {
    **{word: name for name, words in EVENT_DAYS.items() for word in words},
    "label": "label_date",
    "delivery": "delivered_date",
}
"""Word of a tariff → the day of a subject on which that event happened."""


def undone(rows: str) -> str:
    """The rows without what a later event undid: a parcel that was found again is not lost."""
    return (
        "SELECT * REPLACE (CASE WHEN found_date >= lost_date THEN NULL ELSE lost_date END AS lost_date)"
        f" FROM ({rows})"
    )
