"""Facts that are about a subject without being one: what happened to it, its readings, where it belonged,
what was decided. They come as rows of their own, each with the moment when it was true.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType


class Held(Enum):
    """What a column of a record holds."""

    WORD = "word"
    MOMENT = "moment"
    DAY = "day"
    YES_NO = "yes/no"
    MEASURE = "number with up to six decimals"
    AMOUNT = "amount in major units, up to four decimals"


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """One column. A row without a `required` one is parked."""

    name: str
    held: Held
    meaning: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class RecordDefinition:
    """A kind of record: its columns, those that say which thing a row is about, and the one that dates it.

    A later row of the same key is a correction of the earlier one; the day of `dated_by`, in the zone of the
    workspace, is the business date.
    """

    name: str
    meaning: str
    columns: tuple[RecordColumn, ...]
    key: tuple[str, ...]
    dated_by: str


_ABOUT = (
    RecordColumn("subject", Held.WORD, "kind of subject, such as parcel", required=True),
    RecordColumn("subject_id", Held.WORD, "its id", required=True),
)

EVENTS = RecordDefinition(
    "events",
    "something that happened to a subject, such as a scan, a delivery or a cancellation",
    (
        RecordColumn("event_id", Held.WORD, "id of the event", required=True),
        *_ABOUT,
        RecordColumn("event", Held.WORD, "what happened", required=True),
        RecordColumn("at", Held.MOMENT, "when it happened", required=True),
        RecordColumn("reason", Held.WORD, "why, in the source's code"),
        RecordColumn("site", Held.WORD, "where: hub, warehouse or depot"),
        RecordColumn("country", Held.WORD, "where: country, two letters"),
        RecordColumn("postcode", Held.WORD, "where: postcode"),
    ),
    key=("event_id",),
    dated_by="at",
)
MEASUREMENTS = RecordDefinition(
    "measurements",
    "a reading of a subject's weight or size, by a device or as declared",
    (
        RecordColumn("measurement_id", Held.WORD, "id of the reading", required=True),
        *_ABOUT,
        RecordColumn(
            "reading", Held.WORD, "what was read: weight, longest, median, shortest, volume", required=True
        ),
        RecordColumn("value", Held.MEASURE, "the number", required=True),
        RecordColumn("unit", Held.WORD, "its unit", required=True),
        RecordColumn("at", Held.MOMENT, "when it was read", required=True),
        RecordColumn("reader", Held.WORD, "declared, cubing, sorter, carrier or re-measure", required=True),
        RecordColumn("device", Held.WORD, "the device"),
        RecordColumn("certified", Held.YES_NO, "whether the device is certified for trade"),
    ),
    key=("measurement_id",),
    dated_by="at",
)
MEMBERSHIPS = RecordDefinition(
    "memberships",
    "a parcel in a bag, a bag on a trip: what belonged to what, from when until when",
    (
        RecordColumn("member", Held.WORD, "kind of the member, such as parcel", required=True),
        RecordColumn("member_id", Held.WORD, "its id", required=True),
        RecordColumn("of", Held.WORD, "kind of what it belongs to, such as bag", required=True),
        RecordColumn("of_id", Held.WORD, "its id", required=True),
        RecordColumn("since", Held.MOMENT, "from when", required=True),
        RecordColumn("until", Held.MOMENT, "until when; empty while it lasts"),
    ),
    key=("member", "member_id", "of", "of_id", "since"),
    dated_by="since",
)
DECISIONS = RecordDefinition(
    "decisions",
    "what somebody decided of a subject, such as the liable party; the latest one governs",
    (
        RecordColumn("decision_id", Held.WORD, "id of the decision", required=True),
        *_ABOUT,
        RecordColumn("decides", Held.WORD, "the question", required=True),
        RecordColumn("answer", Held.WORD, "the answer", required=True),
        RecordColumn("decided_by", Held.WORD, "who", required=True),
        RecordColumn("at", Held.MOMENT, "when", required=True),
    ),
    key=("decision_id",),
    dated_by="at",
)
DECLARATION_ITEMS = RecordDefinition(
    "declaration_items",
    "one tariff heading of a customs declaration",
    (
        RecordColumn("declaration_id", Held.WORD, "the declaration (MRN)", required=True),
        RecordColumn("item", Held.WORD, "number of the item", required=True),
        RecordColumn("accepted_date", Held.DAY, "day on which the declaration was accepted", required=True),
        RecordColumn("parcel_id", Held.WORD, "the parcel that it lies in"),
        RecordColumn("heading", Held.WORD, "tariff heading", required=True),
        RecordColumn("origin", Held.WORD, "country of origin, two letters"),
        RecordColumn("value", Held.AMOUNT, "customs value"),
        RecordColumn("duty", Held.AMOUNT, "customs duty"),
        RecordColumn("import_vat", Held.AMOUNT, "import VAT"),
        RecordColumn("currency", Held.WORD, "currency of the amounts"),
    ),
    key=("declaration_id", "item"),
    dated_by="accepted_date",
)

FEED_CONTROLS = RecordDefinition(
    "feed_controls",
    "how many rows a source says that it sent of one day, to be compared with what came",
    (
        RecordColumn("into_table", Held.WORD, "the table that the rows belong to", required=True),
        RecordColumn("day", Held.DAY, "the business date that the rows are of", required=True),
        RecordColumn("site", Held.WORD, "the site, or all", required=True),
        RecordColumn("rows_sent", Held.MEASURE, "how many rows there are", required=True),
    ),
    key=("into_table", "day", "site"),
    dated_by="day",
)

RECORDS: Mapping[str, RecordDefinition] = MappingProxyType(
    {
        one.name: one
        for one in (EVENTS, MEASUREMENTS, MEMBERSHIPS, DECISIONS, DECLARATION_ITEMS, FEED_CONTROLS)
    }
)
"""Every kind of record by its name."""
