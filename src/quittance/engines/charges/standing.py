"""Which events stand, over columns: `quittance.core.status.standing` says what it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from quittance.core.status.words import CANCELLED, LOST, SAME, SEEN

PLACE = "({0}at_us, {0}event_id, {0}source)"
"""The order of time; two events of one moment are told apart by their names."""


def told_events(events: str, known_at: datetime, said: str = "") -> str:
    """A SELECT of what is known to have happened: subject, subject_id, word, at_us (microseconds since 1970),
    business_date, event_id, source.

    Of every event and source the row that became known last. `said` is a relation as `said_days` gives it.
    """
    order = "ORDER BY known_at DESC, row_hash DESC"
    current = (
        f'SELECT subject, subject_id, {same("event")} AS word, epoch_us("at") AS at_us, business_date,'
        f" event_id, source FROM {events} AS e WHERE known_at <= TIMESTAMPTZ '{known_at.isoformat()}'"
        f" QUALIFY row_number() OVER (PARTITION BY event_id, source {order}) = 1"
    )
    return f"{current} UNION ALL SELECT * FROM {said}" if said else current


def said_days(rows: str, subject: str, id_column: str, days: Mapping[str, str]) -> str:
    """A SELECT of the days that rows of subjects say themselves, as events of the last moment of the day.

    `days` is column → word of the event. Such an event is called by its column, and its source is "".
    """
    parts = (
        f"SELECT '{subject}' AS subject, {id_column} AS subject_id, '{word}' AS word,"
        f" epoch_us(CAST({column} + 1 AS TIMESTAMP)) - 1 AS at_us, {column} AS business_date,"
        f" '{column}' AS event_id, '' AS source FROM {rows} WHERE {column} IS NOT NULL"
        for column, word in days.items()
    )
    return f"({' UNION ALL '.join(parts)})"


def standing_events(told: str) -> str:
    """A SELECT of one row per subject and word: subject, subject_id, word, the first event (event_id, source,
    at_us, business_date), the last one (the same, with `last_` before), and what undid it (undone_by,
    undone_on; null where it stands). The first loss is the first one since it was seen for the last time.
    """
    names = ("event_id", "source", "at_us", "business_date")
    order = f"(is_over, {PLACE.format('')[1:]}"
    firsts = ", ".join(f"min_by({name}, {order}) AS {name}" for name in names)
    lasts = ", ".join(f"max_by({name}, {PLACE.format('')}) AS last_{name}" for name in names)
    seen = among(SEEN)
    keys = "subject, subject_id"
    of_t = PLACE.format("t.")
    return (
        f"WITH told AS MATERIALIZED (SELECT *, word = '{LOST}' AND at_us < coalesce(max(at_us)"
        f" FILTER (WHERE {seen}) OVER (PARTITION BY {keys}), at_us) AS is_over FROM {told}),"
        f" words AS (SELECT {keys}, word, {firsts}, {lasts} FROM told GROUP BY ALL),"
        f" undoing AS (SELECT w.{keys.replace(' ', ' w.')}, w.word, min_by(t.event_id, {of_t}) AS undone_by,"
        f" min_by(t.business_date, {of_t}) AS undone_on FROM words AS w JOIN told AS t USING ({keys})"
        f" WHERE t.{seen} AND (w.word = '{CANCELLED}' OR w.word = '{LOST}' AND t.at_us > w.last_at_us)"
        " GROUP BY ALL)"
        f" SELECT w.*, u.undone_by, u.undone_on FROM words AS w LEFT JOIN undoing AS u USING ({keys}, word)"
    )


def among(words: Iterable[str]) -> str:
    """SQL that is true of events with one of these words."""
    return "word IN (" + ", ".join(f"'{word}'" for word in words) + ")"


def same(column: str) -> str:
    """SQL for the word that stands for the one in a column."""
    branches = " ".join(f"WHEN '{word}' THEN '{other}'" for word, other in SAME.items())
    return f"CASE {column} {branches} ELSE {column} END"
