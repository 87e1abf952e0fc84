"""The words of events: which mean the same, which prove that somebody had the goods, which undo another."""

from __future__ import annotations

SAME = {
    "label": "label_made",
    "label_cancelled": "cancelled",
    "tendered": "shipped",
    "delivery": "delivered",
    "delivered_and_paid": "delivered",
    "returned": "return_received",
}
"""Word of an event or of a tariff → the word that stands for it here."""

LOST, FOUND, CANCELLED, DELIVERED = "lost", "found", "cancelled", "delivered"

HANDLED = ("picked_up", "first_scan", "scan", "departed", "arrived", "out_for_delivery")
"""Somebody had it in hands on its way."""

SEEN = (*HANDLED, "delivery_failed", "refused_at_door", "damaged", DELIVERED, "return_received", FOUND)
"""It was physically there. What is only said (a label, a tender, a despatch note) is not among them."""

REASONS = {
    "cancelled": "cancelled_unscanned",
    "ordered": "first_rating",
    "stock_day": "period_end",
    "week_end": "period_end",
    "month_end": "period_end",
    "quarter_end": "period_end",
}
"""Word of an event → the reason of a charge that follows from it, where it has another name."""


def same_word(word: str) -> str:
    """The word that stands for it."""
    return SAME.get(word, word)


def reason_of(word: str) -> str:
    """The reason that a charge has from an event."""
    return REASONS.get(word, word)
