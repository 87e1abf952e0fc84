"""Facts of a subject that follow from records about it: what was decided, counted, or how long it stands.

Each SELECT has subject, subject_id, fact, value (text), chosen (id of the record that decides, null where
all of them do). They see what was known at a moment, corrections in place of what they correct.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime


def decided(decisions: str, known_at: datetime) -> str:
    """The latest decision on every question about a subject: the question is the fact, its answer the value.

    Latest is what was decided last, not what became known last; of one moment, what became known last.
    """
    order = 'ORDER BY "at" DESC, known_at DESC, decision_id, source'
    return (
        "SELECT subject, subject_id, decides AS fact, answer AS value, decision_id AS chosen"
        f" FROM ({_current(decisions, ('decision_id',), known_at)}) QUALIFY row_number() OVER"
        f" (PARTITION BY subject, subject_id, decides {order}) = 1"
    )


def counted_headings(items: str, known_at: datetime) -> str:
    """How many tariff headings the items of a declaration have: a duty per heading is owed for each once."""
    return (
        "SELECT 'declaration' AS subject, declaration_id AS subject_id, 'tariff_headings' AS fact,"
        " CAST(count(DISTINCT heading) AS VARCHAR) AS value, CAST(NULL AS VARCHAR) AS chosen"
        f" FROM ({_current(items, ('declaration_id', 'item'), known_at)}) GROUP BY declaration_id"
    )


def stock_ages(stock: str, events: str, known_at: datetime) -> str:
    """The day that a level of stock is of, counted from the day it was received, which is day 1."""
    came = (
        "SELECT subject_id, business_date AS received, event_id"
        f" FROM ({_current(events, ('event_id',), known_at)})"
        " WHERE subject = 'stock' AND event = 'received' QUALIFY row_number() OVER"
        " (PARTITION BY subject_id ORDER BY business_date, event_id) = 1"
    )
    return (
        "SELECT 'stock' AS subject, s.stock_id AS subject_id, 'age' AS fact,"
        " CAST(date_diff('day', c.received, s.business_date) + 1 AS VARCHAR) AS value, c.event_id AS chosen"
        f" FROM ({_current(stock, ('stock_id',), known_at)}) AS s"
        f" JOIN ({came}) AS c ON c.subject_id = s.stock_id"
    )


def _current(rows: str, key: Sequence[str], known_at: datetime) -> str:
    """Of every record the row that became known last."""
    names = ", ".join((*key, "source"))
    return (
        f"SELECT * FROM {rows} AS r WHERE known_at <= TIMESTAMPTZ '{known_at.isoformat()}' QUALIFY"
        f" row_number() OVER (PARTITION BY {names} ORDER BY known_at DESC, row_hash DESC) = 1"
    )
