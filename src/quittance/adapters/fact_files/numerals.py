"""A column of numbers of any type as exact integers: typed ones at no cost, text by its digits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quittance.adapters.fact_files.reading import Problem
from quittance.adapters.fact_files.table_file import FileColumn

_DIGITS = 18  # what a DECIMAL of 64 bits holds
_SPARE = 20  # decimals looked at before text counts as too finely divided
_NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?"
_TOO_FINE = rf".*\.[0-9]{{{_SPARE}}}[0-9]*[1-9].*"
_FINE_POWER = r"[+-]?[0-9]*\.?[0-9]{0,10}[eE]-0?[0-9]"  # what still lies within the spare decimals
_HINT = "Write digits with a decimal point and no separators, such as 1234.50."


@dataclass(frozen=True, slots=True)
class Numerals:
    """SQL pieces for a column whose numbers may have up to `decimals` decimals.

    exact      the number with all its decimals, for comparing.
    steps      the number times 10^decimals as an integer, right for rows in bounds.
    lowest, highest   proven by the file, or None.
    """

    column: FileColumn
    exact: str
    steps: str
    decimals: int
    problems: tuple[Problem, ...] = ()
    lowest: Decimal | None = None
    highest: Decimal | None = None

    def finer_than(self, decimals: int) -> str:
        """SQL: the number has more decimals than that; "" if no number can."""
        scale = self.column.scale
        if scale is not None and scale <= decimals:
            return ""
        finer = f"{self.exact} <> TRY_CAST({self.exact} AS DECIMAL(38, {decimals}))"
        if scale is not None:
            return finer
        words = _as_text(self.column)  # the patterns are only looked at where they can match
        long = f"strlen({words}) > {_SPARE} AND regexp_full_match({words}, '{_TOO_FINE}')"
        power = f"contains({words}, '-') AND regexp_matches({words}, '[eE]-')"
        return f"{finer} OR ({long}) OR ({power} AND NOT regexp_full_match({words}, '{_FINE_POWER}'))"

    @property
    def unparsed(self) -> str:
        """SQL: text that is a number, but far too large to be taken as one; "" for typed columns."""
        if self.column.scale is not None:
            return ""
        return f"{self.exact} IS NULL AND {_matches(self.column)}"


def read_numerals(column: FileColumn, decimals: int) -> Numerals:
    """The integers of that column. Text that is no number is a BAD_NUMBER; other types are so throughout."""
    scale = column.scale
    if scale is not None:
        kept = min(scale, decimals)
        lowest, highest = _bounds(column)
        return Numerals(column, column.sql, _typed(column, scale, kept), kept, (), lowest, highest)
    if not (column.is_text or column.type in ("DOUBLE", "FLOAT")):
        bad = Problem("BAD_NUMBER", column.heading, f"{column.sql} IS NOT NULL", _as_text(column), _HINT)
        return Numerals(column, "CAST(NULL AS DECIMAL(18, 0))", "CAST(NULL AS BIGINT)", 0, (bad,))
    words = _as_text(column)
    condition = f"{words} <> '' AND NOT {_matches(column)}"
    steps = f"TRY(CAST(TRY_CAST({words} AS DECIMAL({_DIGITS}, {decimals})) * {10**decimals} AS BIGINT))"
    return Numerals(
        column,
        f"TRY_CAST({words} AS DECIMAL(38, {_SPARE}))",
        steps,
        decimals,
        (Problem("BAD_NUMBER", column.heading, condition, words, _HINT),),
    )


def _typed(column: FileColumn, scale: int, kept: int) -> str:
    if scale == kept == 0:
        return column.sql if column.type == "BIGINT" else f"TRY_CAST({column.sql} AS BIGINT)"
    number, tens = column.sql, 10**kept
    if scale > kept or column.digits > _DIGITS:
        number = f"TRY_CAST({number} AS DECIMAL({_DIGITS}, {kept}))"
    steps = f"CAST({number} * {tens} AS BIGINT)" if kept else f"CAST({number} AS BIGINT)"
    may_overflow = column.highest is None and column.digits + kept > _DIGITS
    return f"TRY({steps})" if may_overflow else steps


def _bounds(column: FileColumn) -> tuple[Decimal | None, Decimal | None]:
    lowest, highest = column.lowest, column.highest
    if isinstance(lowest, int | Decimal) and isinstance(highest, int | Decimal):
        return Decimal(lowest), Decimal(highest)
    return None, None


def _as_text(column: FileColumn) -> str:
    return f"trim({column.sql})" if column.is_text else f"CAST({column.sql} AS VARCHAR)"


def _matches(column: FileColumn) -> str:
    return f"regexp_full_match({_as_text(column)}, '{_NUMBER}')"
