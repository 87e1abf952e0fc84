"""Small tables that a query needs beside the facts: versions' numbers, decision grids, words, index
values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

ColumnType = Literal["INTEGER", "BIGINT", "HUGEINT", "VARCHAR", "DATE"]
Cell = int | str | date | None


@dataclass(slots=True)
class Relation:
    """A named table with typed columns; an engine loads it before it runs the query."""

    name: str
    columns: dict[str, ColumnType] = field(default_factory=dict)
    rows: list[tuple[Cell, ...]] = field(default_factory=list)


def integer_type(values: list[int]) -> ColumnType:
    """The narrower of the two integer types that holds them all."""
    return "BIGINT" if all(-(2**63) < value < 2**63 for value in values) else "HUGEINT"


class Parameters:
    """One row a version: every number and date in which versions of one shape differ, as columns of
    `params`."""

    def __init__(self, versions: int) -> None:
        self.relation = Relation("params", {"of_version": "BIGINT"})
        self._columns: list[list[Cell]] = [list(range(versions))]
        self._names: dict[tuple[str, tuple[Cell, ...]], str] = {}

    def integers(self, name: str, values: list[int]) -> str:
        """The column (made once) that holds these whole numbers, one a version."""
        return self._add(name, list(values), integer_type(values))

    def dates(self, name: str, values: list[date]) -> str:
        """The column that holds these days, one a version."""
        return self._add(name, list(values), "DATE")

    def texts(self, name: str, values: list[str]) -> str:
        """The column that holds these texts, one a version."""
        return self._add(name, list(values), "VARCHAR")

    def _add(self, name: str, values: list[Cell], kind: ColumnType) -> str:
        key = (kind, tuple(values))
        if key not in self._names:
            unique = f"p{len(self._columns)}_{name}"
            self._names[key] = unique
            self.relation.columns[unique] = kind
            self._columns.append(values)
        return self._names[key]

    def finished(self) -> Relation:
        """The relation with a row for every version."""
        self.relation.rows = list(zip(*self._columns, strict=True))
        return self.relation
