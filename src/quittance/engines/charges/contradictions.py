"""Contradictions over columns, with the money at stake: `quittance.core.status.contradictions` says which."""

from __future__ import annotations

from quittance.core.status.words import CANCELLED, DELIVERED, FOUND, HANDLED, LOST, SEEN
from quittance.engines.charges.standing import PLACE, among

_EACH = {
    "CANCELLED_AFTER_DELIVERY": ("cancelled_at >= delivered_at", "cancelled_id", "delivered_id"),
    "CANCELLED_BUT_SEEN": (
        "cancelled_id IS NOT NULL AND seen_id IS NOT NULL"
        " AND NOT coalesce(cancelled_at >= delivered_at, FALSE)",
        "cancelled_id",
        "seen_id",
    ),
    "DELIVERED_AFTER_LOSS": ("last_at > lost_at AND NOT was_found", "last_id", "lost_id"),
    "DELIVERED_FIRST": ("handled_at > delivered_at", "delivered_id", "handled_id"),
    "DELIVERED_TWICE": ("delivered_on <> last_on", "delivered_id", "last_id"),
    "DELIVERED_UNHANDLED": ("delivered_id IS NOT NULL AND handled_id IS NULL", "delivered_id", "NULL"),
}
"""Code → when it is so, and the two events that it is about."""


def contradicting(told: str) -> str:
    """A SELECT of subject, subject_id, code, event_id, other_id: `told` is a relation of `told_events`."""
    keys = "subject, subject_id"
    parts = " UNION ALL ".join(
        f"SELECT {keys}, '{code}' AS code, {event} AS event_id, {other} AS other_id FROM judged WHERE {when}"
        for code, (when, event, other) in _EACH.items()
    )
    return (
        f"WITH told AS MATERIALIZED (SELECT * FROM {told}),"
        f" sides AS MATERIALIZED (SELECT {keys}, {', '.join(_sides())} FROM told GROUP BY ALL),"
        f" found AS (SELECT DISTINCT {keys} FROM sides AS s JOIN told AS t USING ({keys})"
        f" WHERE t.word = '{FOUND}' AND t.at_us > s.lost_at AND t.at_us <= s.last_at),"
        " judged AS MATERIALIZED (SELECT s.*, f.subject_id IS NOT NULL AS was_found"
        f" FROM sides AS s LEFT JOIN found AS f USING ({keys})) {parts}"
    )


def at_stake(contradictions: str, charges: str) -> str:
    """A SELECT of contradictions with the charges of their subjects summed: one row per side and currency;
    `side`, `currency` and `amount` are null where nothing was charged.
    """
    return (
        f"SELECT c.*, s.side, s.currency, s.amount FROM {contradictions} AS c LEFT JOIN"
        f" (SELECT subject, subject_id, side, currency, sum(amount) AS amount FROM {charges}"
        " GROUP BY ALL HAVING sum(amount) <> 0) AS s USING (subject, subject_id)"
    )


def _sides() -> list[str]:
    """Of each kind of event the first or the last one."""
    place = PLACE.format("")
    kinds = {
        "delivered": (f"word = '{DELIVERED}'", "min_by"),
        "last": (f"word = '{DELIVERED}'", "max_by"),
        "handled": (among(HANDLED), "min_by"),
        "seen": (among(SEEN), "min_by"),
        "lost": (f"word = '{LOST}'", "max_by"),
        "cancelled": (f"word = '{CANCELLED}'", "max_by"),
    }
    return [
        f"{function}({column}, {place}) FILTER (WHERE {where}) AS {name}_{alias}"
        for name, (where, function) in kinds.items()
        for column, alias in (("event_id", "id"), ("at_us", "at"), ("business_date", "on"))
    ]
