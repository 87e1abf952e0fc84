"""Events by the day that they give to a subject, and the words by which tariffs and contracts name them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quittance.core.status.words import SAME, SEEN
from quittance.kernel.sql_literal import text

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

SEEN_DAYS = ("pickup_date", "first_scan_date", "delivered_date", "returned_date", "found_date")
"""Days on which somebody had the subject in hands."""

PERIOD_ENDS = ("period_end", "week_end", "month_end", "quarter_end", "year_end", "stay_ended")
"""Triggers that are no event: what they make due is due on its pricing date."""


TRIGGERS: Mapping[str, str] = {
    **{word: name for name, words in EVENT_DAYS.items() for word in words},
    "label": "label_date",
    "delivery": "delivered_date",
}
"""Word of a tariff → the day of a subject on which that event happened."""


def standing_days() -> str:
    """The days of the two kinds of events that others undo, over the events of one subject (`event`,
    `happened_at`, `business_date`): null where it does not stand. See `quittance.core.status.standing`.
    """
    seen_words = [word for word in (*SEEN, *SAME) if SAME.get(word, word) in SEEN]
    seen, lost = (_among(words) for words in (seen_words, EVENT_DAYS["lost_date"]))
    cancelled = _among(EVENT_DAYS["cancelled_date"])
    last_seen = f"max(happened_at) FILTER (WHERE {seen})"
    return (
        f"CASE WHEN {last_seen} > max(happened_at) FILTER (WHERE {lost}) THEN NULL"
        f" WHEN {last_seen} > min(happened_at) FILTER (WHERE {lost})"
        f" THEN max(business_date) FILTER (WHERE {lost})"
        f" ELSE min(business_date) FILTER (WHERE {lost}) END AS lost_date,"
        f" CASE WHEN {last_seen} IS NULL THEN min(business_date) FILTER (WHERE {cancelled}) END"
        " AS cancelled_date"
    )


def _among(words: Iterable[str]) -> str:
    return f"event IN ({', '.join(map(text, words))})"


def undone(rows: str) -> str:
    """The rows without what is undone by days that subjects say themselves: what was seen on a day after its
    loss is not lost, and what was seen at all is not cancelled.
    """
    days = ", ".join(SEEN_DAYS)
    return (
        f"SELECT * REPLACE (CASE WHEN greatest({days}) > lost_date THEN NULL ELSE lost_date END AS lost_date,"
        f" CASE WHEN coalesce({days}) IS NULL THEN cancelled_date END AS cancelled_date) FROM ({rows})"
    )
