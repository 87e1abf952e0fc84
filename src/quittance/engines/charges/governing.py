"""What is known of a parcel at a moment: of every fact the reading that became known last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

EVENT_DATES: Mapping[str, Sequence[str]] = {
    "order_date": ("ordered",),
    "label_date": ("label_made",),
    "ship_date": ("shipped", "tendered"),
    "first_scan_date": ("first_scan",),
    "delivered_date": ("delivered",),
    "cancelled_date": ("label_cancelled", "cancelled"),
    "returned_date": ("return_received", "returned"),
    "settled_date": ("settled",),
}
"""The day that an event gives to a parcel which does not say it itself."""

_HALF = "CAST('9223372036854775808' AS HUGEINT)"
_LATEST = (
    f"CAST(epoch_us(known_at) AS HUGEINT) * CAST('18446744073709551616' AS HUGEINT) + row_hash + {_HALF}"
)
"""Orders rows by the time they became known; of one time by their content, so that every run does alike."""


def governing_parcels(parcels: str, events: str, columns: Mapping[str, str], known_at: datetime) -> str:
    """A SELECT of one row per parcel: `parcel_id`, `business_date`, `columns`, for a measure X its `X_uom`.

    `parcels` and `events` are relations of the lake; `columns` are those of parcels with the column that
    holds the unit of each ("" for none). Rows known after `known_at` do not count. A measure and its unit
    come from the same row.
    """
    moment = f"TIMESTAMPTZ '{known_at.isoformat()}'"
    known = f"{parcels} WHERE known_at <= {moment}"
    several = f"SELECT parcel_id FROM {known} GROUP BY parcel_id HAVING count(*) > 1"
    once = f"SELECT {', '.join(_only(columns))} FROM {known} AND parcel_id NOT IN ({several})"
    again = (
        f"SELECT {', '.join(_latest(columns))} FROM (SELECT *, {_LATEST} AS latest FROM {known}"
        f" AND parcel_id IN ({several})) GROUP BY parcel_id"
    )
    outer = ["p.* EXCLUDE (" + ", ".join(EVENT_DATES) + ")"]
    outer += [f"coalesce(p.{name}, e.{name}) AS {name}" for name in EVENT_DATES]
    return (
        f"SELECT {', '.join(outer)} FROM ({once} UNION ALL {again}) AS p"
        f" LEFT JOIN ({_event_dates(events, moment)}) AS e ON e.parcel_id = p.parcel_id"
    )


def _only(columns: Mapping[str, str]) -> list[str]:
    """The columns of a parcel that one row tells of: most are, and they need no sorting out."""
    chosen = ["parcel_id", "business_date"]
    for name, unit in columns.items():
        chosen += [name, f"CASE WHEN {name} IS NOT NULL THEN {unit} END AS {name}_uom"] if unit else [name]
    return chosen


def _latest(columns: Mapping[str, str]) -> list[str]:
    chosen = ["parcel_id", _last("business_date")]
    for name, unit in columns.items():
        chosen.append(_last(name))
        if unit:
            chosen.append(f"max_by({unit}, latest) FILTER (WHERE {name} IS NOT NULL) AS {name}_uom")
    return chosen


def _last(name: str) -> str:
    return f"max_by({name}, latest) FILTER (WHERE {name} IS NOT NULL) AS {name}"


def _event_dates(events: str, moment: str) -> str:
    """Of every event the day on which it is known now to have happened; a correction replaces its event."""
    days = ", ".join(
        f"min(business_date) FILTER (WHERE event IN ({', '.join(map(repr, words))})) AS {name}"
        for name, words in EVENT_DATES.items()
    )
    last = (
        "SELECT event_id, source, max_by(event, latest) AS event,"
        " max_by(business_date, latest) AS business_date,"
    )
    return (
        f"SELECT parcel_id, {days} FROM ({last} max_by(subject_id, latest) AS parcel_id FROM"
        f" (SELECT *, {_LATEST} AS latest FROM {events} WHERE subject = 'parcel' AND known_at <= {moment})"
        " GROUP BY event_id, source) GROUP BY parcel_id"
    )
