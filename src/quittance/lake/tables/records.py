"""Tables of records: events, measurements, memberships, decisions, items of declarations."""

from __future__ import annotations

from collections.abc import Mapping

from quittance.core.facts.records import RECORDS, Held, RecordDefinition
from quittance.lake.table import LakeColumn, LakeTable, LakeType
from quittance.lake.tables.common import BUSINESS_DATE, KNOWN_AT, LEARNT

_TYPES: Mapping[Held, LakeType] = {
    Held.WORD: LakeType.TEXT,
    Held.MOMENT: LakeType.MOMENT,
    Held.DAY: LakeType.DAY,
    Held.YES_NO: LakeType.FLAG,
    Held.MEASURE: LakeType.MEASURE,
    Held.AMOUNT: LakeType.AMOUNT,
}


def record_table(definition: RecordDefinition) -> LakeTable:
    """The table for a kind of record, sorted by what its rows are about."""
    said = (
        *(LakeColumn(column.name, _TYPES[column.held], column.meaning) for column in definition.columns),
        BUSINESS_DATE,
    )
    names = [column.name for column in said]
    about = next(name for name in ("subject_id", "member_id", definition.key[0]) if name in names)
    return LakeTable(
        name=definition.name,
        meaning=definition.meaning,
        columns=(*said, *LEARNT),
        month=BUSINESS_DATE.name,
        sort=(about, KNOWN_AT.name, "source", "row_hash"),
        key=(*definition.key, "source"),
        content=tuple(names),
        dated_by=(definition.dated_by,),
    )


RECORD_TABLES = tuple(record_table(definition) for definition in RECORDS.values())
"""One table for each kind of record."""

_BY_NAME = {table.name: table for table in RECORD_TABLES}
EVENTS, MEASUREMENTS, MEMBERSHIPS, DECISIONS, DECLARATION_ITEMS = (
    _BY_NAME[name] for name in ("events", "measurements", "memberships", "decisions", "declaration_items")
)
"""What happened, how subjects were read, what belonged to what, what was decided, what was declared."""
