"""What a name means at one place of the sheet: line above, term, index or fact, and whether it can be read
from there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quittance.core.facts.catalogue import CATALOGUE
from quittance.core.facts.catalogue.amounts import PREFIXES
from quittance.core.facts.catalogue.calendar import PRICE_DATE
from quittance.core.facts.kind import Kind
from quittance.core.facts.lookup import find_definition
from quittance.core.tariff.findings import found, near
from quittance.core.tariff.language.amount import Amount
from quittance.core.tariff.language.rate import RateText
from quittance.core.tariff.operand import FactRead, IndexRead, LineRead, Reach
from quittance.core.tariff.reading.draft import Draft, DraftLine
from quittance.core.tariff.reading.floating import problem_of
from quittance.core.tariff.reading.meaning import Meaning, literal
from quittance.core.tariff.reading.reach import reach
from quittance.core.tariff.reading.types import DATE, WORD, YES_NO, fact_grid, fact_type, typed
from quittance.core.tariff.scope import Scope
from quittance.kernel.finding import Place


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: a line by its number and name, for one scope."""

    number: int
    name: str
    scope: Scope


def resolve(draft: Draft, name: str, reader: Reader, place: Place) -> Meaning | None:
    """What the name means to that reader; None, with a finding unless an earlier one explains it, if
    nothing."""
    prefix, _, heading = name.partition(".")
    if heading and prefix not in PREFIXES:
        return _line(draft, prefix, heading, reader, place)
    lines = draft.named(name)
    if any(line.number < reader.number for line in lines) and name != reader.name:
        return _line(draft, name, None, reader, place)
    if name in draft.terms:
        return _term(draft, name, place)
    if name in draft.indexes:
        draft.used_indexes.add(name)
        return Meaning(name, draft.indexes[name].type, IndexRead(name))
    if find_definition(name, draft.facts) is not None:
        return _fact(draft, name, reader, place)
    if name in draft.source.indexes or name in draft.source.terms:
        draft.silent += 1
        return None
    if lines:
        _too_early(draft, name, reader, place)
        return None
    draft.findings.append(
        found("UNKNOWN_NAME", f"There is no fact, term, index or line {name!r}.", place, _near(draft, name))
    )
    return None


def _near(draft: Draft, name: str) -> str:
    return near(
        name, [*CATALOGUE, *draft.facts, *draft.terms, *draft.indexes, *(line.name for line in draft.lines)]
    )


def _term(draft: Draft, name: str, place: Place) -> Meaning | None:
    draft.used_terms.add(name)
    value = draft.terms[name].value
    if isinstance(value, Amount):
        return literal(value, name)
    if isinstance(value, RateText):
        draft.findings.append(
            found("KIND_MISMATCH", f"The term {name!r} is a rate; only `rate` reads it.", place)
        )
        return None
    type_ = YES_NO if isinstance(value, bool) else DATE if isinstance(value, date) else WORD
    return Meaning(name, type_, None, settled=value)


def _fact(draft: Draft, name: str, reader: Reader, place: Place) -> Meaning | None:
    definition = find_definition(name, draft.facts)
    assert definition is not None
    scope = reader.scope
    if scope.is_group and name not in scope.keys and PRICE_DATE not in definition.derived_from:
        message = (
            f"{reader.name!r} is worked out for {scope} and cannot read the fact {name!r} of its members."
        )
        draft.findings.append(found("NO_AGGREGATE", message, place))
        return None
    return Meaning(name, fact_type(definition), FactRead(name), grid=fact_grid(definition))


def _too_early(draft: Draft, name: str, reader: Reader, place: Place) -> None:
    message = f"{reader.name!r} reads {name!r}, which stands further down."
    if name == reader.name:
        message = f"{name!r} reads itself."
    draft.findings.append(found("READ_BEFORE_WRITTEN", message, place))


def _line(draft: Draft, name: str, heading: str | None, reader: Reader, place: Place) -> Meaning | None:
    lines = draft.named(name)
    if not lines:
        message = f"There is no line {name!r} to read {heading!r} of."
        draft.findings.append(
            found("UNKNOWN_NAME", message, place, near(name, (line.name for line in draft.lines)))
        )
        return None
    if name == reader.name or lines[0].number >= reader.number:
        _too_early(draft, name, reader, place)
        return None
    far = _reach(draft, lines[0], reader, place)
    if far is None:
        return None
    if heading is not None:
        return _cell(draft, lines, heading, far, place)
    known = [line for line in lines if line.type is not None]
    if not known or known[0].type is None:
        draft.silent += 1
        return None
    grids = {line.grid for line in known}
    grid = grids.pop() if len(grids) == 1 and len(known) == len(lines) else None
    return Meaning(name, known[0].type, LineRead(name, None, far), grid=grid)


def _reach(draft: Draft, target: DraftLine, reader: Reader, place: Place) -> Reach | None:
    far = reach(reader.scope, target.scope, target.role)
    problem = far if not isinstance(far, Reach) else problem_of(draft, target, reader.scope)
    if problem is None:
        return Reach(far)
    where = (
        f"{reader.name!r} is worked out for {reader.scope or 'its reader'} and cannot read {target.name!r}"
    )
    message = (
        f"{where}, which is worked out for {target.scope}."
        if target.scope.subject
        else f"{where} there: {problem}"
    )
    code = problem if problem in ("NO_AGGREGATE", "OUT_OF_REACH") else "OUT_OF_REACH"
    if not target.scope.subject and reader.scope.is_group:
        code = "NO_AGGREGATE"
    draft.findings.append(found(code, message, place))
    return None


def _cell(draft: Draft, lines: list[DraftLine], heading: str, far: Reach, place: Place) -> Meaning | None:
    name = lines[0].name
    tables = [draft.tables[table] for line in lines if (table := table_name(line)) in draft.tables]
    results = [result for table in tables for result in table.named(heading)]
    if not results:
        known = [result.name for table in tables for result in table.results]
        message = f"No table of the line {name!r} has a heading {heading!r}."
        draft.findings.append(found("UNKNOWN_COLUMN", message, place, near(heading, known)))
        return None
    first = results[0]
    if any(
        (r.type.kind, r.type.dimension, r.per) != (first.type.kind, first.type.dimension, first.per)
        for r in results
    ):
        message = f"{name}.{heading} stands under headings that do not measure the same."
        draft.findings.append(found("UNIT_MISMATCH", message, place))
        return None
    currencies = {result.type.currency for result in results}
    currency = currencies.pop() if len(currencies) == 1 else None
    type_ = first.type
    if type_.kind is Kind.NUMBER:
        type_ = typed(type_.dimension, type_.unit, currency)
    return Meaning(f"{name}.{heading}", type_, LineRead(name, heading, far), per=first.per)


def table_name(line: DraftLine) -> str:
    """The table that the line names, or nothing."""
    value = line.source.values.get("table")
    return value.value.strip() if value is not None and isinstance(value.value, str) else ""
