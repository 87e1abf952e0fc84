"""The derived facts as SQL: what `core.facts.derived.complete` does row by row, for a whole relation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quittance.adapters.fact_files import sql
from quittance.adapters.fact_files.box import Number, Size, sizes
from quittance.adapters.fact_files.grid import Steps
from quittance.adapters.fact_files.number import BIGINT_MAX
from quittance.adapters.fact_files.reading import Problem, Reading
from quittance.core.facts.catalogue.measures import SIDES
from quittance.core.facts.column import column_of
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.limits import limits_text
from quittance.core.facts.lookup import find_definition
from quittance.core.facts.postcode import LEADING_LETTERS, UK_WITHOUT_SPACE
from quittance.core.facts.schema import FactColumn
from quittance.core.facts.subjects import SUBJECTS

Extra = Mapping[str, FactDefinition]


def derive(subject: str, readings: Iterable[Reading], extra: Extra, currency: str) -> dict[str, Reading]:
    """Every column of the relation, over an inner query with `subject_id` and one column per reading.

    What the file gives stands before what follows from other columns.
    """
    inner = {reading.name: Reading(reading.column, sql.name(reading.name)) for reading in readings}
    done = {name: reading for name, reading in inner.items() if name not in SIDES}
    for size in _sizes(readings, inner):
        column = _column(size, extra)
        narrow = size.steps.high > BIGINT_MAX >= int(column.highest * 10**column.decimals)
        done[size.name] = Reading(column, f"CAST({size.steps.sql} AS BIGINT)" if narrow else size.steps.sql)
    for end in ("origin", "dest"):
        if f"{end}_postcode" in done:
            postcode = done[f"{end}_postcode"]
            area = f"nullif(regexp_extract({postcode.sql}, {sql.text(LEADING_LETTERS)}), '')"
            _or_else(done, f"{end}_district", _district(postcode.sql), required=postcode.column.required)
            _or_else(done, f"{end}_area", area)
    kind = SUBJECTS.get(subject)
    if kind is not None and kind.id_fact:
        _or_else(done, kind.id_fact, "subject_id", required=True)
    if currency:
        _or_else(done, "currency", sql.text(currency), required=True)
    return done


def size_problems(readings: Iterable[Reading], extra: Extra) -> list[Problem]:
    """Tests over the file for boxes that are too large, though each side alone is within its bounds."""
    problems = []
    for size in _sizes(readings, {reading.name: reading for reading in readings}):
        column = _column(size, extra)
        highest = int(column.highest * 10**column.decimals)
        if size.steps.high > highest:
            steps = f"TRY({size.steps.sql})"
            shown = f"CAST({steps} AS VARCHAR) || {sql.text(f' x 10^-{column.decimals} {column.unit}')}"
            hint = f"{size.name} can be {limits_text(column_of(_definition(size, extra), size.grid.unit))}."
            problems.append(Problem("OUT_OF_BOUNDS", size.name, f"{steps} > {highest}", shown, hint))
    return problems


def _sizes(readings: Iterable[Reading], at_hand: Mapping[str, Reading]) -> list[Size]:
    return sizes(
        {
            reading.name: Number(reading.column, Steps(at_hand[reading.name].sql, reading.low, reading.high))
            for reading in readings
            if reading.column.kind is Kind.NUMBER
        }
    )


def _definition(size: Size, extra: Extra) -> FactDefinition:
    definition = find_definition(size.name, extra)
    assert definition is not None, "sizes are catalogued"
    return definition


def _column(size: Size, extra: Extra) -> FactColumn:
    definition = _definition(size, extra)
    return column_of(definition, size.grid.unit, decimals=size.grid.decimals, required=size.required)


def _or_else(done: dict[str, Reading], name: str, derived: str, *, required: bool = False) -> None:
    given = done.get(name)
    if given is not None and given.column.required:
        return
    value = f"coalesce({given.sql}, {derived})" if given is not None else derived
    done[name] = Reading(FactColumn(name, Kind.WORD, required=required), value)


def _district(postcode: str) -> str:
    return (
        f"CASE WHEN contains({postcode}, ' ') THEN split_part({postcode}, ' ', 1)"
        f" WHEN regexp_full_match({postcode}, {sql.text(UK_WITHOUT_SPACE)})"
        f" THEN substring({postcode}, 1, length({postcode}) - 3) ELSE {postcode} END"
    )
