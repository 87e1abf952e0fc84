"""What is known of a subject at a moment: of every fact the reading that became known last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from quittance.engines.charges.event_days import EVENT_DAYS, standing_days, undone

_HALF = "CAST('9223372036854775808' AS HUGEINT)"
LATEST = f"CAST(epoch_us(known_at) AS HUGEINT) * CAST('18446744073709551616' AS HUGEINT) + row_hash + {_HALF}"
"""Orders rows by the time they became known; of one time by their content, so that every run does alike."""


@dataclass(frozen=True, slots=True)
class Known:
    """What to ask of one kind of subject.

    kind, key   its name, and the column that holds its id.
    columns     the columns wanted, with the column that holds the unit of each ("" for none).
    followed    the facts that may follow from records about the subject, with the type of their column:
                what was decided of it, how many headings its items have.
    events_of   kind and column of the subject whose events count for this one too, with a condition; a leg
                at the door is delivered when its parcel is.
    """

    kind: str
    key: str
    columns: Mapping[str, str]
    followed: Mapping[str, str] = field(default_factory=dict)
    events_of: tuple[str, str, str] | None = None


def governing_rows(rows: str, events: str, follows: str, known: Known, at: datetime) -> str:
    """A SELECT of one row per subject: `subject_id`, `business_date`, the columns, for a measure X its
    `X_uom`, and every day of `EVENT_DAYS`.

    `rows` and `events` are relations of the lake, `follows` is one of `subject_id`, `fact`, `value`. Rows
    known after `at` do not count. A measure and its unit come from the same row. A day that the subject does
    not say is that of its event; what follows from records is stronger than what the subject says.
    """
    moment = f"TIMESTAMPTZ '{at.isoformat()}'"
    there = f"{rows} WHERE known_at <= {moment}"
    several = f"SELECT {known.key} FROM {there} GROUP BY {known.key} HAVING count(*) > 1"
    once = f"SELECT {', '.join(_only(known))} FROM {there} AND {known.key} NOT IN ({several})"
    again = (
        f"SELECT {', '.join(_latest(known))} FROM (SELECT *, {LATEST} AS latest FROM {there}"
        f" AND {known.key} IN ({several})) GROUP BY {known.key}"
    )
    days = [name for name in EVENT_DAYS if name in known.columns]
    other = [name for name in EVENT_DAYS if name not in known.columns]
    said = [name for name in known.followed if name in known.columns]
    own_days = _days(events, known.kind, moment)
    joined = f"({once} UNION ALL {again}) AS s LEFT JOIN ({own_days}) AS e USING (subject_id)"
    event = {name: f"e.{name}" for name in EVENT_DAYS}
    if known.events_of is not None:
        kind, column, condition = known.events_of
        joined += (
            f" LEFT JOIN ({_days(events, kind, moment)}) AS w ON w.subject_id = s.{column} AND s.{condition}"
        )
        event = {name: f"coalesce(e.{name}, w.{name})" for name in EVENT_DAYS}
    outer = [f"coalesce(s.{name}, {event[name]}) AS {name}" for name in days]
    outer += [f"{event[name]} AS {name}" for name in other]
    if known.followed:
        values = ", ".join(
            f"CAST(any_value(value) FILTER (WHERE fact = '{name}') AS {kind}) AS {name}"
            for name, kind in known.followed.items()
        )
        joined += (
            f" LEFT JOIN (SELECT subject_id, {values} FROM ({follows}) GROUP BY 1) AS f USING (subject_id)"
        )
        outer += [
            f"coalesce(f.{name}, s.{name}) AS {name}" if name in said else f"f.{name}"
            for name in known.followed
        ]
    left = ", ".join([*days, *said])
    bare = f"s.* EXCLUDE ({left})" if left else "s.*"
    return undone(f"SELECT {', '.join([bare, *outer])} FROM {joined}")


def _only(known: Known) -> list[str]:
    """The columns of a subject that one row tells of: most are, and they need no sorting out."""
    chosen = [f"{known.key} AS subject_id", "business_date"]
    for name, unit in known.columns.items():
        chosen += [name, f"CASE WHEN {name} IS NOT NULL THEN {unit} END AS {name}_uom"] if unit else [name]
    return chosen


def _latest(known: Known) -> list[str]:
    chosen = [f"{known.key} AS subject_id", _last("business_date")]
    for name, unit in known.columns.items():
        chosen.append(_last(name))
        if unit:
            chosen.append(f"max_by({unit}, latest) FILTER (WHERE {name} IS NOT NULL) AS {name}_uom")
    return chosen


def _last(name: str) -> str:
    return f"max_by({name}, latest) FILTER (WHERE {name} IS NOT NULL) AS {name}"


def _days(events: str, kind: str, moment: str) -> str:
    """Of every event the day on which it is known now to have happened; a correction replaces its event."""
    days = ", ".join(
        f"min(business_date) FILTER (WHERE event IN ({', '.join(map(repr, words))})) AS {name}"
        for name, words in EVENT_DAYS.items()
        if name not in ("lost_date", "cancelled_date")
    )
    last = (
        "SELECT event_id, source, max_by(event, latest) AS event,"
        ' max_by(business_date, latest) AS business_date, max_by("at", latest) AS happened_at,'
    )
    return (
        f"SELECT subject_id, {days}, {standing_days()}"
        f" FROM ({last} max_by(subject_id, latest) AS subject_id FROM"
        f" (SELECT *, {LATEST} AS latest FROM {events} WHERE subject = '{kind}' AND known_at <= {moment})"
        " GROUP BY event_id, source) GROUP BY subject_id"
    )
