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
    chosen = ["parcel_id", _last("business_date")]
    for name, unit in columns.items():
        if unit:
            pair = f"max_by(struct_pack(v := {name}, u := {unit}), latest) FILTER (WHERE {name} IS NOT NULL)"
            chosen.append(f"{pair} AS {name}_pair")
        else:
            chosen.append(_last(name))
    outer = ["p.parcel_id", "p.business_date"]
    for name, unit in columns.items():
        if unit:
            outer += [f"p.{name}_pair.v AS {name}", f"p.{name}_pair.u AS {name}_uom"]
        elif name in EVENT_DATES:
            outer.append(f"coalesce(p.{name}, e.{name}) AS {name}")
        else:
            outer.append(f"p.{name}")
    return (
        f"SELECT {', '.join(outer)} FROM (SELECT {', '.join(chosen)} FROM"
        f" (SELECT *, {_LATEST} AS latest FROM {parcels} WHERE known_at <= {moment}) GROUP BY parcel_id) AS p"
        f" LEFT JOIN ({_event_dates(events, moment)}) AS e ON e.parcel_id = p.parcel_id"
    )


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
