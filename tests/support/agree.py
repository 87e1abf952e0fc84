"""Rates rows on one plan with both interpreters and lists every difference between what they say."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm
from pathlib import Path
from typing import Any

import duckdb

from quittance.core.facts.catalogue import CATALOGUE
from quittance.core.facts.column import unit_of
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.row import FactRow
from quittance.core.facts.schema import FactColumn, FactSchema
from quittance.core.rating.chain import costs, in_order, with_bought
from quittance.core.rating.rater import Rater
from quittance.core.rating.result import State, SubjectResult
from quittance.core.rating.versions import NoVersion, choose
from quittance.core.tariff.line import Role
from quittance.core.tariff.plan import Plan
from quittance.engines.compile.compile import Form
from quittance.engines.duckdb.run import run
from quittance.kernel.dimension import SCALAR as DIMENSIONLESS
from quittance.kernel.rounding import Mode, round_ratio
from quittance.kernel.unit import Unit
from tests.support.columnar import source_of

DERIVED = ("volume", "girth", "length_girth")


@dataclass(frozen=True)
class Both:
    """The reference's results, the engine's rows by (subject, id), and what differs between them."""

    reference: list[SubjectResult]
    engine: Mapping[tuple[str, str], Mapping[str, Any]]
    differences: tuple[str, ...]


def rate_both(
    plan: Plan,
    rows: Sequence[FactRow],
    extra: Mapping[str, FactDefinition] | None = None,
    closed_before: date | None = None,
) -> Both:
    """Both interpreters over the same rows."""
    return rate_together([plan], rows, extra, closed_before)[0]


def rate_together(
    plans: Sequence[Plan],
    rows: Sequence[FactRow],
    extra: Mapping[str, FactDefinition] | None = None,
    closed_before: date | None = None,
) -> list[Both]:
    """Both interpreters over the same rows, with several tariffs in one run; the answers by tariff."""
    results = together(plans, rows, closed_before)
    engine = columnar(plans, rows, extra or {}, closed_before)
    found = []
    for plan in plans:
        mine = [result for result in results if result.plan is plan]
        theirs = {key[1:]: row for key, row in engine.items() if key[0] == plan.header.tariff}
        found.append(Both(mine, theirs, tuple(differences(mine, theirs))))
    return found


def together(
    plans: Sequence[Plan], rows: Sequence[FactRow], closed_before: date | None = None
) -> list[SubjectResult]:
    """What the reference rater says: buy before sell."""
    chain = in_order(plans)
    first = [
        result for plan in chain.first for result in Rater(plan, closed_before).rate(_in_force(plan, rows))
    ]
    spent = costs(first)
    for plan in chain.then:
        read = [with_bought(plan, row, chain.made, spent) for row in _in_force(plan, rows)]
        first += Rater(plan, closed_before).rate(read)
    return first


def _in_force(plan: Plan, rows: Sequence[FactRow]) -> list[FactRow]:
    return [row for row in rows if choose([plan], row) is plan]


def columnar(
    plans: Sequence[Plan],
    rows: Sequence[FactRow],
    extra: Mapping[str, FactDefinition],
    closed_before: date | None = None,
) -> dict[tuple[str, str, str], Any]:
    """The engine's per-fact rows by tariff, subject and id."""
    dicts = engine_rows(plans, rows, extra, "fact", closed_before)
    without = {(row["tariff"], row["subject"], row["subject_id"]) for row in dicts if row["version"] is None}
    assert without == _without_version(plans, rows), "rows that no version prices are refused by name"
    priced = (row for row in dicts if row["version"] is not None)
    return {(row["tariff"], row["subject"], row["subject_id"]): row for row in priced}


def engine_rows(
    plans: Sequence[Plan],
    rows: Sequence[FactRow],
    extra: Mapping[str, FactDefinition],
    form: Form,
    closed_before: date | None = None,
) -> list[dict[str, Any]]:
    """What the engine writes, in that form; every number is a decimal of at most 18 digits or an integer."""
    connection = duckdb.connect()
    by_subject: dict[str, list[FactRow]] = {}
    for row in rows:
        by_subject.setdefault(row.subject, []).append(row)
    sources = [
        source_of(connection, schema_of(subject, some, extra), some) for subject, some in by_subject.items()
    ]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.parquet"
        run(plans, sources, out, form=form, connection=connection, closed_before=closed_before)
        found = connection.execute(f"SELECT * FROM '{out}'")
        types = {column[0]: str(column[1]) for column in found.description or ()}
        assert not {"DOUBLE", "FLOAT", "HUGEINT"} & set(types.values()), types
        return [dict(zip(types, values, strict=True)) for values in found.fetchall()]


def _without_version(plans: Sequence[Plan], rows: Sequence[FactRow]) -> set[tuple[str, str, str]]:
    found = set()
    for tariff in {plan.header.tariff for plan in plans}:
        versions = [plan for plan in plans if plan.header.tariff == tariff]
        kinds = {line.scope.subject for plan in versions for line in plan.lines}
        for row in rows:
            if row.subject in kinds and isinstance(choose(versions, row), NoVersion):
                found.add((tariff, row.subject, row.id))
    return found


def schema_of(subject: str, rows: Sequence[FactRow], extra: Mapping[str, FactDefinition]) -> FactSchema:
    """Columns for the facts that the rows have, fine enough for every value."""
    columns = []
    for name in dict.fromkeys(
        name for row in rows for name in row.values if name not in DERIVED or _given(row)
    ):
        values = [row.values[name] for row in rows if row.values.get(name) is not None]
        definition = extra.get(name) or CATALOGUE.get(name)
        required = len(values) == len(rows)
        if isinstance(values[0], bool) or not isinstance(values[0], Decimal | Fraction):
            kind = (
                Kind.YES_NO
                if isinstance(values[0], bool)
                else (Kind.WORD if isinstance(values[0], str) else Kind.DATE)
            )
            columns.append(FactColumn(name, kind, required=required))
            continue
        unit = unit_of(definition) if definition is not None else None
        factor = unit.factor if unit is not None else Fraction(1)
        own = [Fraction(value) / factor for value in values]
        decimals = next((d for d in range(40) if all((value * 10**d).denominator == 1 for value in own)), 0)
        if any((value * 10**decimals).denominator != 1 for value in own):
            step = Fraction(1, lcm(*(Fraction(value).denominator for value in values)))
            unit, own = Unit("step", DIMENSIONLESS, step), [Fraction(value) / step for value in values]
        highest = Decimal(int(max(*own, Fraction(1)) * 10) + 10)
        lowest = Decimal(-int(max(-min(own), Fraction(0)) * 10) - 10) if min(own) < 0 else Decimal(0)
        columns.append(FactColumn(name, Kind.NUMBER, unit, decimals, lowest, highest, required))
    return FactSchema(subject, tuple(columns))


def _given(row: FactRow) -> bool:
    """Whether derived facts were given, having no sides to follow from."""
    return "longest" not in row.values


def differences(
    reference: Sequence[SubjectResult], engine: Mapping[tuple[str, str], Mapping[str, Any]]
) -> list[str]:
    """One sentence for everything that the two say differently."""
    found: list[str] = []
    seen = set()
    for result in reference:
        key = (str(result.scope), result.subject_id)
        row = engine.get(key)
        charges = [line for line in result.lines if line.line.role is not Role.MEASURE]
        seen.add(key)
        if not charges and row is None:
            continue
        if row is None:
            found.append(f"{key}: the engine has no row")
            continue
        for name in dict.fromkeys(line.line.name for line in result.lines):
            found += _line_differences(key, result, name, row)
        total = None if result.refusal else (result.total or Decimal(0))
        if _number(row.get("total")) != total and not (row.get("total") is None and not result.amounts):
            found.append(f"{key} total: reference {total}, engine {row.get('total')}")
        if row["provisional"] is not result.provisional:
            found.append(f"{key} provisional: reference {result.provisional}, engine {row['provisional']}")
        if (row["refusal"] or "") != result.refusal:
            found.append(f"{key} refusal: reference {result.refusal!r}, engine {row['refusal']!r}")
        elif result.refusal:
            numbers = {line.line.name: line.line.number for line in result.lines}
            by_number = {line.number: line.name for line in result.plan.lines}
            if by_number.get(row["refused_line"]) != result.refused_line:
                found.append(
                    f"{key} refused line: {result.refused_line} {numbers}, engine {row['refused_line']}"
                )
    found += [f"{key}: only the engine has it" for key in engine if key not in seen]
    return found


def _number(value: Any) -> Any:
    return None if value is None else Decimal(value)


def shown(value: Any, factor: Fraction = Fraction(1)) -> Any:
    """A number as results show it: in its unit, half up at six decimals."""
    if isinstance(value, Decimal | Fraction):
        exact = Fraction(value) / factor
        return Decimal(round_ratio(exact.numerator * 10**6, exact.denominator, Mode.HALF_UP)).scaleb(-6)
    return value


def _line_differences(key: object, result: SubjectResult, name: str, row: Mapping[str, Any]) -> list[str]:
    line = result.line(name)
    if name not in row:
        return [f"{key} {name}: the engine has no column"] if line.state is State.APPLIED else []
    expected = line.value if line.state is State.APPLIED else None
    factor = Fraction(1)
    if line.line.role is Role.MEASURE and line.line.type.unit is not None:
        factor = result.plan.lines[[other.name for other in result.plan.lines].index(name)].type.unit.factor  # type: ignore[union-attr]
    found = []
    if shown(expected, factor) != _plain(row[name]):
        found.append(f"{key} {name}: reference {shown(expected, factor)} ({line.state}), engine {row[name]}")
    if line.state is not State.APPLIED:
        return found
    if (
        f"{name}_exact" in row
        and line.exact is not None
        and shown(line.exact) != _plain(row[f"{name}_exact"])
    ):
        found.append(f"{key} {name} exact: reference {shown(line.exact)}, engine {row[f'{name}_exact']}")
    if f"{name}_row" in row and (line.row.place.row if line.row else None) != row[f"{name}_row"]:
        found.append(
            f"{key} {name} row: reference {line.row and line.row.place.line}, engine {row[f'{name}_row']}"
        )
    if f"{name}_from" in row and (line.winner or None) != row[f"{name}_from"]:
        found.append(f"{key} {name} winner: reference {line.winner}, engine {row[f'{name}_from']}")
    return found


def _plain(value: Any) -> Any:
    return value if not isinstance(value, Decimal) else value.quantize(Decimal("0.000001"))
