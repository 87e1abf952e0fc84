"""The types of the lake in the words of DuckDB and of Iceberg."""

from __future__ import annotations

from collections.abc import Mapping

from pyiceberg.partitioning import PartitionField, PartitionSpec
from pyiceberg.schema import Schema
from pyiceberg.transforms import MonthTransform
from pyiceberg.types import (
    BooleanType,
    DateType,
    DecimalType,
    IcebergType,
    LongType,
    NestedField,
    StringType,
    TimestamptzType,
)

from quittance.lake.table import LakeTable, LakeType

DUCKDB: Mapping[LakeType, str] = {
    LakeType.TEXT: "VARCHAR",
    LakeType.DAY: "DATE",
    LakeType.MOMENT: "TIMESTAMP WITH TIME ZONE",
    LakeType.FLAG: "BOOLEAN",
    LakeType.COUNT: "BIGINT",
    LakeType.MEASURE: "DECIMAL(18,6)",
    LakeType.AMOUNT: "DECIMAL(18,4)",
}
"""What every column is cast to before it is written."""

_ICEBERG: Mapping[LakeType, IcebergType] = {
    LakeType.TEXT: StringType(),
    LakeType.DAY: DateType(),
    LakeType.MOMENT: TimestamptzType(),
    LakeType.FLAG: BooleanType(),
    LakeType.COUNT: LongType(),
    LakeType.MEASURE: DecimalType(18, 6),
    LakeType.AMOUNT: DecimalType(18, 4),
}

_PARTITION_FIELD = 1000  # where Iceberg begins to number them


def iceberg_schema(table: LakeTable) -> Schema:
    """The table's schema, fields numbered from 1. All optional: DuckDB writes no other Parquet."""
    return Schema(
        *(
            NestedField(number, column.name, _ICEBERG[column.type], required=False, doc=column.meaning)
            for number, column in enumerate(table.columns, start=1)
        )
    )


def iceberg_partitions(table: LakeTable) -> PartitionSpec:
    """By month only: a partition per contract would make appends five times slower."""
    source = table.names.index(table.month) + 1
    return PartitionSpec(PartitionField(source, _PARTITION_FIELD, MonthTransform(), "month"))
