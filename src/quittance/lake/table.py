"""What a table of the lake is: its columns, what makes a row one, how its files are cut and sorted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class LakeType(Enum):
    """The types of the lake. Numbers are exact; nothing is nested (structs triple the cost of a scan)."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment, UTC, in microseconds"
    FLAG = "yes or no"
    COUNT = "whole number"
    MEASURE = "number with up to six decimals"
    AMOUNT = "amount in major units, four decimals"


@dataclass(frozen=True, slots=True)
class LakeColumn:
    """One column. `unit` is the fixed unit of a measure, or the column that names it, or ""."""

    name: str
    type: LakeType
    meaning: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class LakeTable:
    """A table.

    subject  the kind of subject its rows are facts about; "" if they are about something else.
    month    the date column by whose month files are cut (partitions).
    sort     the columns by which rows stand in a file: look-ups of one subject read one row group.
    key      the columns that say which thing a row is about, as its source sees it.
    content  the columns whose change makes a new row; the others say where and when it was learnt.
    dated_by the date columns that give the business date: the first of them that a row has.
    """

    name: str
    meaning: str
    columns: tuple[LakeColumn, ...]
    month: str
    sort: tuple[str, ...]
    key: tuple[str, ...]
    content: tuple[str, ...]
    dated_by: tuple[str, ...] = ()
    subject: str = ""

    def column(self, name: str) -> LakeColumn:
        """The column of that name. It is a bug to ask for another."""
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns, in their order."""
        return tuple(column.name for column in self.columns)
