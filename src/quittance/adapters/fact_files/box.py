"""Sizes of a box from its three sides: sorted sides, girth, length plus girth, volume."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quittance.adapters.fact_files.grid import Grid, Steps, grid_of
from quittance.adapters.fact_files.number import BIGINT_MAX
from quittance.core.facts.catalogue.measures import SIDES, SORTED_SIDES
from quittance.core.facts.kind import Kind
from quittance.core.facts.schema import FactColumn
from quittance.kernel.unit import parse_unit

_CUBES = {"cm": "cm3", "mm": "mm3", "m": "m3", "in": "in3", "ft": "ft3"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number at hand: the column that it is, and the SQL for its integers."""

    column: FactColumn
    steps: Steps


@dataclass(frozen=True, slots=True)
class Size:
    """A size that follows. `required` says that no row lacks it."""

    name: str
    grid: Grid
    steps: Steps
    required: bool


def family(names: Mapping[str, object]) -> tuple[str, ...]:
    """The three names among those at hand that make a box, sorted sides before typed ones; () for no box."""
    return next((sides for sides in (SORTED_SIDES, SIDES) if all(side in names for side in sides)), ())


def sizes(numbers: Mapping[str, Number]) -> list[Size]:
    """The sizes of the box, if its sides are at hand. A size that is given goes first."""
    sides = [numbers[name] for name in family(numbers)]
    if not sides:
        return []
    grid = grid_of([side.column for side in sides])
    a, b, c = (grid.place(side.column, side.steps) for side in sides)
    required = all(side.column.required for side in sides)
    low, high = min(a.low, b.low, c.low), max(a.high, b.high, c.high)
    total, greatest = f"({a.sql} + {b.sql} + {c.sql})", f"greatest({a.sql}, {b.sql}, {c.sql})"
    least = f"least({a.sql}, {b.sql}, {c.sql})"
    median = Steps(f"({total} - {greatest} - {least})", low, high)
    if not required:  # greatest and least pass over what is missing, a sum does not
        greatest, least = (f"CASE WHEN {total} IS NOT NULL THEN {end} END" for end in (greatest, least))
    longest, shortest = Steps(greatest, low, high), Steps(least, low, high)
    girth = _first(
        numbers, Size("girth", grid, Steps(f"(2 * ({total} - {greatest}))", 4 * low, 4 * high), required)
    )
    around = [_as_number(Size("longest", grid, longest, required)), _as_number(girth)]
    return [
        *(
            Size(name, grid, side, required)
            for name, side in zip(SORTED_SIDES, (longest, median, shortest), strict=True)
        ),
        girth,
        _first(numbers, _sum("length_girth", around)),
        _first(numbers, _product("volume", grid, (a, b, c), required)),
    ]


def _sum(name: str, numbers: Sequence[Number]) -> Size:
    grid = grid_of([number.column for number in numbers])
    parts = [grid.place(number.column, number.steps) for number in numbers]
    steps = Steps(
        "(" + " + ".join(f"({part.sql})" for part in parts) + ")",
        sum(part.low for part in parts),
        sum(part.high for part in parts),
    )
    return Size(name, grid, steps, all(number.column.required for number in numbers))


def _product(name: str, grid: Grid, sides: tuple[Steps, Steps, Steps], required: bool) -> Size:
    low = high = 1
    for side in sides:
        low, high = low * side.low, high * side.high
    a, b, c = (side.sql for side in sides)
    first = f"CAST({a} AS HUGEINT)" if high > BIGINT_MAX else a
    cube = Grid(parse_unit(_CUBES[grid.unit.symbol]), 3 * grid.decimals)
    return Size(name, cube, Steps(f"({first} * {b} * {c})", low, high), required)


def _first(numbers: Mapping[str, Number], derived: Size) -> Size:
    given = numbers.get(derived.name)
    if given is None:
        return derived
    if given.column.required:
        return Size(derived.name, grid_of([given.column]), given.steps, True)
    worked_out = _as_number(derived)
    grid = grid_of([given.column, worked_out.column])
    one, other = grid.place(given.column, given.steps), grid.place(worked_out.column, worked_out.steps)
    steps = Steps(f"coalesce({one.sql}, {other.sql})", min(one.low, other.low), max(one.high, other.high))
    return Size(derived.name, grid, steps, derived.required)


def _as_number(size: Size) -> Number:
    column = FactColumn(size.name, Kind.NUMBER, size.grid.unit, size.grid.decimals, required=size.required)
    return Number(column, size.steps)
