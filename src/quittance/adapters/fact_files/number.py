"""Numbers with their units: as the file has them where it has one unit, in metric where units are mixed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quittance.adapters.fact_files import sql
from quittance.adapters.fact_files.layout import Placed
from quittance.adapters.fact_files.numerals import Numerals, read_numerals
from quittance.adapters.fact_files.reading import Problem, Reading
from quittance.adapters.fact_files.table_file import FileColumn
from quittance.core.facts.column import column_of, decimals_in, unit_of
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.limits import limits_text
from quittance.core.facts.schema import FactColumn
from quittance.kernel.dimension import AREA, LENGTH, MASS, TIME, VOLUME, Dimension
from quittance.kernel.unit import Unit, compatible, parse_unit

BIGINT_MAX = 2**63 - 1
COMMON: Mapping[Dimension, Unit] = {
    dimension: parse_unit(symbol)
    for dimension, symbol in ((MASS, "kg"), (LENGTH, "cm"), (AREA, "m2"), (VOLUME, "m3"), (TIME, "minute"))
}
"""What mixed units become. Every unit of the dimension is a finite decimal number of them."""


@dataclass(frozen=True, slots=True)
class UnitWords:
    """The words in a column of units and which units they mean; `has_unknown` if there are others or gaps."""

    column: FileColumn
    units: Mapping[str, Unit]
    has_unknown: bool

    @property
    def sql(self) -> str:
        """The trimmed word of a row."""
        return f"trim({self.column.sql})"


def read_number(placed: Placed, words: UnitWords | None) -> Reading:
    """The number in the one unit that the file has, or in a common unit if `words` mean several."""
    definition = placed.heading.definition
    own = unit_of(definition)
    if words is None:
        return _in_one_unit(definition, placed.column, placed.heading.unit or own)
    fitting = {word: unit for word, unit in words.units.items() if compatible(own, unit)}
    present = f"{placed.column.sql} IS NOT NULL"
    if placed.column.is_text:
        present += f" AND trim({placed.column.sql}) <> ''"
    unknown = f"{present} AND ({words.sql} NOT IN {sql.words(fitting)} OR {words.column.sql} IS NULL)"
    if not fitting:
        unknown = present
    problem = Problem(
        "UNKNOWN_UNIT", words.column.heading, unknown, words.sql, f"Write a unit such as {own} in every row."
    )
    units = sorted(set(fitting.values()), key=lambda unit: unit.symbol)
    if len(units) <= 1:
        reading = _in_one_unit(definition, placed.column, units[0] if units else own)
    else:
        reading = _in_mixed_units(definition, placed.column, UnitWords(words.column, fitting, True), units)
    all_known = not words.has_unknown and len(fitting) == len(words.units)
    problems = reading.problems if all_known else (problem, *reading.problems)
    return Reading(reading.column, reading.sql, problems, reading.low, reading.high)


def _in_one_unit(definition: FactDefinition, column: FileColumn, unit: Unit) -> Reading:
    decimals = decimals_in(definition, unit)
    numerals = read_numerals(column, decimals)
    limits = column_of(definition, unit)
    stored = column_of(definition, unit, decimals=numerals.decimals, required=not column.has_nulls)
    tests = _outside(numerals, limits)
    problems = list(numerals.problems)
    if tests:
        hint = f"Use {limits_text(limits)}."
        problems.append(Problem("OUT_OF_BOUNDS", column.heading, tests, _shown(column), hint))
    low, high = _steps(limits.lowest, stored.decimals), _steps(limits.highest, stored.decimals)
    if numerals.lowest is not None and numerals.highest is not None:
        low = max(low, _steps(numerals.lowest, stored.decimals))
        high = min(high, _steps(numerals.highest, stored.decimals))
    return Reading(stored, numerals.steps, tuple(problems), low, max(low, high))


def _outside(numerals: Numerals, limits: FactColumn) -> str:
    """The test for a number too low, too high or too finely divided, as far as the file leaves it open."""
    tests = [numerals.finer_than(limits.decimals), numerals.unparsed]
    if numerals.lowest is None or numerals.lowest < limits.lowest:
        tests.append(f"{numerals.exact} < {limits.lowest:f}")
    if numerals.highest is None or numerals.highest > limits.highest:
        tests.append(f"{numerals.exact} > {limits.highest:f}")
    return " OR ".join(f"({test})" for test in tests if test)


def _in_mixed_units(
    definition: FactDefinition, column: FileColumn, words: UnitWords, units: list[Unit]
) -> Reading:
    common = COMMON[units[0].dimension]
    numerals = read_numerals(column, max(decimals_in(definition, unit) for unit in units))
    ratios = {unit: unit.factor / common.factor for unit in units}
    decimals = numerals.decimals
    while any((ratio * 10 ** (decimals - numerals.decimals)).denominator != 1 for ratio in ratios.values()):
        decimals += 1
    stored = column_of(definition, common, decimals=decimals, required=not column.has_nulls)
    high = _steps(stored.highest, decimals)
    wide = high > BIGINT_MAX
    values, tests = "", ""
    for word, unit in words.units.items():
        times = int(ratios[unit] * 10 ** (decimals - numerals.decimals))
        values += f" WHEN {sql.text(word)} THEN {sql.times(numerals.steps, times, wide=wide)}"
        limits = column_of(definition, unit)
        tests += f" WHEN {sql.text(word)} THEN {_outside(numerals, limits) or 'FALSE'}"
    hint = f"Use {limits_text(column_of(definition, common))}, or as much in another unit."
    outside = Problem("OUT_OF_BOUNDS", column.heading, f"CASE {words.sql}{tests} END", _shown(column), hint)
    low = _steps(stored.lowest, decimals)
    sql_value = f"CASE {words.sql}{values} END"
    return Reading(stored, sql_value, (*numerals.problems, outside), low, high)


def _steps(value: Decimal, decimals: int) -> int:
    return int(Fraction(value) * 10**decimals)


def _shown(column: FileColumn) -> str:
    return f"CAST({column.sql} AS VARCHAR)"
