"""Facts as they were read, in the columns of a table of the lake."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from quittance.core.facts.schema import FactColumn, FactSchema
from quittance.kernel.dimension import Dimension
from quittance.kernel.refusal import Refusal
from quittance.kernel.sql_literal import text
from quittance.kernel.unit import Unit
from quittance.lake.arrivals.source import Arriving, Delivery
from quittance.lake.sql import quoted
from quittance.lake.table import LakeColumn, LakeTable, LakeType
from quittance.lake.tables.common import UNIT_COLUMNS
from quittance.lake.types import DUCKDB

DECIMALS = {LakeType.MEASURE: 6, LakeType.AMOUNT: 4, LakeType.COUNT: 0}


class UnitsTooFine(Refusal):
    """The file mixes units whose common unit needs more decimals than the lake keeps."""

    code = "UNITS_TOO_FINE"


def arriving_rows(source: Arriving, table: LakeTable, delivery: Delivery) -> str:
    """A SELECT of `line` and the columns of the table, all but `row_hash`. Refuses with `UnitsTooFine`.

    A row becomes known when it says so (`known_date`, from the first moment of that day in UTC), else at the
    declared time of the run.
    """
    units = _units(source.schema)
    values = {
        table.key[0]: "subject_id",
        table.month: _first(source.schema, table.dated_by),
        "known_at": _known_at(source.schema, delivery),
        **learnt(delivery),
    }
    for dimension, unit_column in UNIT_COLUMNS.items():
        if dimension in units:
            values[unit_column.name] = text(units[dimension].symbol)
    for column in table.columns:
        if column.name not in values and (fact := source.schema.column(column.name)) is not None:
            values[column.name] = _value(column, fact, units)
    return selected(table, values, source.lined)


def learnt(delivery: Delivery) -> dict[str, str]:
    """What every row says of the file that it came in."""
    return {
        "source": text(delivery.source),
        "raw_ref": f"{text(delivery.reference + ':')} || line",
        "run": text(delivery.run),
    }


def selected(table: LakeTable, values: Mapping[str, str], rows: str) -> str:
    """A SELECT of `line` and all columns of the table but `row_hash`, by their values over `rows`."""
    chosen = ", ".join(
        f"CAST({values.get(column.name, 'NULL')} AS {DUCKDB[column.type]}) AS {quoted(column.name)}"
        for column in table.columns
        if column.name != "row_hash"
    )
    return f"SELECT line, {chosen} FROM ({rows}) AS f"


def absent_columns(table: LakeTable, rows: str) -> frozenset[str]:
    """The columns that a SELECT made by `selected` leaves empty in every row."""
    return frozenset(
        column.name
        for column in table.columns
        if f"CAST(NULL AS {DUCKDB[column.type]}) AS {quoted(column.name)}" in rows
    )


def unkept(source: Arriving, table: LakeTable) -> list[str]:
    """The facts of the file that the table has no column for. Sizes that follow from others are not meant."""
    kept = {*table.names, "known_date", table.key[0]}
    derived = {"girth", "length_girth", "origin_district", "origin_area", "dest_district", "dest_area"}
    return [column.name for column in source.schema.columns if column.name not in kept | derived]


def _units(schema: FactSchema) -> dict[Dimension, Unit]:
    """The unit of each dimension: the one all columns share, else that of the first."""
    units: dict[Dimension, Unit] = {}
    for column in schema.columns:
        if column.unit is not None and column.unit.dimension in UNIT_COLUMNS:
            units.setdefault(column.unit.dimension, column.unit)
    return units


def _value(column: LakeColumn, fact: FactColumn, units: Mapping[Dimension, Unit]) -> str:
    if column.type not in DECIMALS:
        return f'"{fact.name}"'
    decimals = DECIMALS[column.type]
    ratio = Fraction(1)
    if fact.unit is not None and fact.unit.dimension in units:
        ratio = fact.unit.factor / units[fact.unit.dimension].factor
    steps = ratio * Fraction(10**decimals, 10**fact.decimals)
    if steps.denominator != 1:
        raise UnitsTooFine(
            f"{fact.name} cannot be kept exactly: the file mixes units of {fact.unit}.",
            "Deliver one file per unit.",
        )
    whole = f'"{fact.name}"' if steps == 1 else f'"{fact.name}" * {steps.numerator}'
    if decimals == 0:
        return whole
    scale = (
        f"CAST('{Fraction(1, 10**decimals).numerator / 10**decimals:.{decimals}f}' AS DECIMAL(9,{decimals}))"
    )
    return f"CAST({whole} AS DECIMAL(18,0)) * {scale}"


def _first(schema: FactSchema, names: tuple[str, ...]) -> str:
    present = [f'"{name}"' for name in names if schema.column(name) is not None]
    return f"coalesce({', '.join(present)})" if present else "NULL"


def _known_at(schema: FactSchema, delivery: Delivery) -> str:
    declared = f"TIMESTAMPTZ '{delivery.declared_at.isoformat()}'"
    if schema.column("known_date") is None:
        return declared
    return f"coalesce(timezone('UTC', CAST(known_date AS TIMESTAMP)), {declared})"
