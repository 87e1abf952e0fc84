"""Columns that every table of facts has, and the columns of catalogued facts."""

from __future__ import annotations

from collections.abc import Sequence

from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.lookup import find_definition
from quittance.core.facts.subjects import SUBJECTS
from quittance.kernel.dimension import LENGTH, MASS, VOLUME
from quittance.kernel.unit import parse_unit
from quittance.lake.table import LakeColumn, LakeTable, LakeType

BUSINESS_DATE = LakeColumn("business_date", LakeType.DAY, "day that decides the period, in the source's zone")
KNOWN_AT = LakeColumn("known_at", LakeType.MOMENT, "when it became known to us")
LEARNT = (
    KNOWN_AT,
    LakeColumn("source", LakeType.TEXT, "who says so"),
    LakeColumn("raw_ref", LakeType.TEXT, "file (first 16 digits of its SHA-256) and line it was read from"),
    LakeColumn("run", LakeType.TEXT, "key of the run that wrote the row"),
    LakeColumn("row_hash", LakeType.COUNT, "lower 64 bits of the MD5 of what the row says"),
)
MASS_UNIT = LakeColumn("mass_unit", LakeType.TEXT, "unit of all weights of the row")
LENGTH_UNIT = LakeColumn("length_unit", LakeType.TEXT, "unit of all lengths of the row")
VOLUME_UNIT = LakeColumn("volume_unit", LakeType.TEXT, "unit of all volumes of the row")
UNIT_COLUMNS = {MASS: MASS_UNIT, LENGTH: LENGTH_UNIT, VOLUME: VOLUME_UNIT}
"""The columns that name the unit in which the measures of a row stand, by what is measured."""


def fact_table(
    name: str, meaning: str, *, subject: str, key: str, dates: Sequence[str], facts: Sequence[str]
) -> LakeTable:
    """A table of facts about one kind of subject: `key` holds its id, `dates` and `facts` are catalogued.

    The business date is the day that usually picks the subject's price, else the first of `dates` that a row
    has. Weights stand in the row's `mass_unit`, lengths and volumes in units of their own, as they were read:
    no reading is converted on the way in, so none is rounded.
    """
    names = [*dates, *facts]
    columns = [column_of_fact(name) for name in names]
    named = {column.unit for column in columns}
    units = [unit for unit in UNIT_COLUMNS.values() if unit.name in named]
    said = (LakeColumn(key, LakeType.TEXT, "id of the subject"), BUSINESS_DATE, *columns, *units)
    return LakeTable(
        name=name,
        meaning=meaning,
        columns=(*said, *LEARNT),
        month=BUSINESS_DATE.name,
        sort=(key, KNOWN_AT.name, "source", "row_hash"),
        key=(key, "source"),
        content=tuple(column.name for column in said),
        subject=subject,
        dated_by=tuple(dict.fromkeys((SUBJECTS[subject].price_date, *dates))),
    )


def column_of_fact(name: str) -> LakeColumn:
    """The column for a catalogued fact."""
    definition = find_definition(name)
    assert definition is not None, f"{name} is not catalogued"
    return LakeColumn(name, _type(definition), definition.meaning, _unit(definition))


def _type(definition: FactDefinition) -> LakeType:
    match definition.kind:
        case Kind.WORD:
            return LakeType.TEXT
        case Kind.DATE:
            return LakeType.DAY
        case Kind.YES_NO:
            return LakeType.FLAG
        case Kind.NUMBER:
            if definition.unit == "money":
                return LakeType.AMOUNT
            return LakeType.MEASURE if definition.decimals else LakeType.COUNT


def _unit(definition: FactDefinition) -> str:
    if definition.kind is not Kind.NUMBER:
        return ""
    if definition.unit == "money":
        return "currency"
    named = UNIT_COLUMNS.get(parse_unit(definition.unit or "1").dimension)
    return named.name if named else definition.unit
