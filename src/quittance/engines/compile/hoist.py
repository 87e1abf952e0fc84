"""Look-ups that depend on a day or a place only are worked out once per distinct day or place, then joined
back.

A month has 31 days and a country some thousand postcode districts, but millions of parcels: the fuel bracket
of a week and the zone of a district need not be looked for again for every parcel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlglot import exp

from quittance.core.facts.kind import Kind
from quittance.core.tariff.operand import FactRead, IndexRead, Operand
from quittance.core.tariff.table import Phrase, Table
from quittance.core.tariff.walk import parts
from quittance.engines.compile import facts, indexes
from quittance.engines.compile.layers import Base
from quittance.engines.compile.output import enumeration
from quittance.engines.compile.scope_frame import ScopeFrame
from quittance.engines.compile.sql import Sql, coalesce, column, named, select, table, text
from quittance.engines.compile.tables.lookup import Lookup, Request, build
from quittance.engines.compile.tables.reading import CellColumn
from quittance.engines.compile.tables.texts import start_of
from quittance.engines.compile.value import Value, first_refusal

if TYPE_CHECKING:
    from quittance.core.tariff.plan import Plan


ENUMERATED_UP_TO = 250  # words whose place in the enumeration fits in an octet


@dataclass(frozen=True, slots=True)
class Key:
    """What a look-up depends on: the facts that tell apart the rows of the small frame (`cut` is a postcode
    fact of which only the first characters count), or a pricing date."""

    names: tuple[str, ...]
    cut: str = ""
    length: int = 0
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class Hoisted:
    """The small frame's answers as columns of the frame it was made for."""

    lookups: dict[str, Lookup]
    indexes: dict[str, Value]


def key_for(frame: ScopeFrame, tables: Sequence[Table], word: Operand | None, price_date: str) -> Key | None:
    """The key under which a table (one a version) can be looked up beforehand, or None when it depends on
    more.
    """
    if frame.scope.is_group or frame.is_small or word is not None:
        return None
    operands = [key.operand for key in tables[0].keys]
    if all(
        operand is None or isinstance(operand, IndexRead) or _is_calendar(operand) for operand in operands
    ):
        return Key((price_date,), is_day=True)
    names = _word_facts(frame, tables[0])
    return next((place for place in _places(frame) if names is not None and names <= set(place.names)), None)


def _is_calendar(operand: Operand) -> bool:
    return isinstance(operand, FactRead) and operand.name in facts.CALENDAR


def _word_facts(frame: ScopeFrame, table: Table) -> set[str] | None:
    """The word facts that the table's keys read, or None when a key reads anything else."""
    schema = frame.sheet.schemas[frame.scope.subject]
    names = set()
    for key in table.keys:
        known = schema.column(key.operand.name) if isinstance(key.operand, FactRead) else None
        if known is None or known.kind is not Kind.WORD or key.phrase not in (Phrase.IS, Phrase.STARTS_WITH):
            return None
        names.add(known.name)
    return names


def _places(frame: ScopeFrame) -> list[Key]:
    """One key for every fact that some table matches by its start, with the words of those tables."""
    if frame.places is None:
        found: dict[str, tuple[set[str], int]] = {}
        for plan in frame.sheet.versions:
            for table in plan.tables:
                names = _word_facts(frame, table)
                cut = {key.operand.name for key in table.keys if key.phrase is Phrase.STARTS_WITH}  # type: ignore[union-attr]
                if names is None or len(cut) != 1:
                    continue
                fact = cut.pop()
                known, length = found.get(fact, (set(), 1))
                found[fact] = (known | names, max(length, _longest(table)))
        frame.places = [Key(tuple(sorted(names)), fact, length) for fact, (names, length) in found.items()]
    return frame.places


def _longest(table: Table) -> int:
    """The length of the longest prefix or word on a fact that is also matched by its start."""
    cuts = {key.operand for key in table.keys if key.phrase is Phrase.STARTS_WITH}
    places = [at for at, key in enumerate(table.keys) if key.operand in cuts]
    cells = [cell for row in table.rows for at in places if isinstance(cell := row.keys[at], tuple)]
    words = [word for cell in cells for word in cell]
    exact = any(key.phrase is Phrase.IS and key.operand in cuts for key in table.keys)
    return max((len(word) for word in words), default=1) + (1 if exact else 0)


def worked_out(frame: ScopeFrame, key: Key, price_date: str, requests: Sequence[Request]) -> Hoisted:
    """The requests' look-ups (and for a day the indexes) over the distinct keys, joined to the frame once."""
    one_version = len(frame.sheet.versions) == 1
    shown = {name: _shown(frame, key, name) for name in key.names}
    version = named(exp.Literal.number(0), "version") if one_version else column("version")
    columns = [version, *(named(sql.copy(), name) for name, sql in shown.items())]
    distinct = select(columns, table(frame.name, "r")).distinct(copy=False)
    label = f"{'days' if key.is_day else 'places'}_{frame.scope.subject}"
    name = frame.sheet.add_query(label, Base(distinct.subquery("f", copy=False), one_version, kept=True))
    small = ScopeFrame(frame.sheet, frame.scope, name, frame.frames)
    small.is_small = True
    answers = {request.table: build(small, request) for request in requests}
    values = {}
    if key.is_day:
        values = {
            index: indexes.read(small, index, price_date) for index in sorted(index_names(frame.sheet.plan))
        }
    lacking = {name: frame.read(FactRead(name), 0, price_date).refusal for name in key.names}
    return _joined(frame, small, shown, answers, values, lacking)


def _shown(frame: ScopeFrame, key: Key, name: str) -> Sql:
    """The fact as it tells rows apart; a missing word is a text of its own, so that the join finds it."""
    sql: Sql = start_of(column(name), key.length) if name == key.cut else column(name)
    known = frame.sheet.schemas[frame.scope.subject].column(name)
    return sql if key.is_day or (known is not None and known.required) else coalesce(sql, text(""))


def index_names(plan: Plan) -> set[str]:
    """The indexes that any line or table of the sheet reads."""
    read = parts((plan.lines, tuple(table.keys for table in plan.tables)))
    return {part.name for part in read if isinstance(part, IndexRead)}


def _is_enumerated(cell: CellColumn) -> bool:
    return 0 < len(cell.words) <= ENUMERATED_UP_TO


def _enumerated(cell: CellColumn) -> Sql:
    """Few words as an enumeration: cheap to cast here, once a place, and quicker to write than text."""
    return exp.cast(cell.sql, enumeration(cell.words)) if _is_enumerated(cell) else cell.sql


def _joined(
    frame: ScopeFrame,
    small: ScopeFrame,
    shown: dict[str, Sql],
    answers: dict[str, Lookup],
    values: dict[str, Value],
    lacking: Mapping[str, Sql | None],
) -> Hoisted:
    """Every column of the answers, taken over by one join. `lacking`: what refuses rows that lack a fact."""
    take: dict[str, str] = {}

    def held(sql: Sql, label: str) -> exp.Column:
        name = small.define(f"{small.name}_{label}", sql).name
        take[name] = name
        return column(name)

    lookups = {}
    for asked, found in answers.items():
        cells = {
            heading: replace(
                cell,
                sql=held(_enumerated(cell), f"{asked}_{heading}"),
                is_enumeration=_is_enumerated(cell),
                code=None if cell.code is None else held(cell.code, f"{asked}_{heading}_code"),
            )
            for heading, cell in found.cells.items()
        }
        missing = None if found.missing is None else held(found.missing, f"{asked}_missing")
        read = _word_facts(frame, frame.sheet.plan.table(asked))
        own = [refusal for name, refusal in lacking.items() if read is None or name in read]
        line = held(found.line, f"{asked}_line")
        # A row without the fact is looked up by a text of its own, which may fit.
        gone = [] if any(own) else [line, *(one for cell in cells.values() for one in (cell.sql, cell.code))]
        lookups[asked] = Lookup(
            line,
            cells,
            first_refusal([*own, missing]),
            None,
            frozenset(one.name for one in gone if one is not None),
        )
    indexes_held = {}
    for index, value in values.items():
        assert value.number is not None
        refusal = None if value.refusal is None else held(value.refusal, f"{index}_refused")
        number = replace(value.number, sql=held(value.number.sql, f"{index}_value"))
        indexes_held[index] = Value(value.kind, number, refusal=first_refusal([*lacking.values(), refusal]))
    source = small.close()
    on: list[tuple[str, Sql]] = [] if len(frame.sheet.versions) == 1 else [("version", column("version"))]
    on += [(name, frame.define(f"{small.name}_{name}", sql)) for name, sql in shown.items()]
    frame.join(source, on, take)
    return Hoisted(lookups, indexes_held)
