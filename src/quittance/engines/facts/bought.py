"""Facts with what the buy tariffs of the run came to: `buy.<charge>` by a join on the subject's id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from quittance.core.facts.column import column_of
from quittance.core.facts.elsewhere import BOUGHT, provisional_of, refusal_of
from quittance.core.facts.kind import Kind
from quittance.core.facts.lookup import find_definition
from quittance.core.facts.schema import FactColumn, FactSchema
from quittance.core.rating.chain import Made, bought_by
from quittance.core.tariff.plan import CurrencyRule, Plan
from quittance.engines.facts.asks import Asks
from quittance.engines.facts.source import Source
from quittance.kernel.sql_literal import text

STEPS = 10**4  # of an amount in a rated file


@dataclass(frozen=True, slots=True)
class Rated:
    """What buy tariffs of one shape came to, in the form with one row a subject: SQL to select from."""

    relation: str
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class BoughtFacts:
    """Fact rows of one kind with the columns `buy.<charge>`; a source of facts like the one it was made
    of.
    """

    subject: str
    schema: FactSchema
    relation: str


def with_bought(
    asks: Asks,
    source: Source,
    readers: Sequence[Plan],
    made: Made,
    rated: Sequence[Rated],
) -> Source:
    """The source as plans of one shape read it: with every amount that they read and this run works out for
    such rows, in place of any column of that name."""
    names = tuple(dict.fromkeys(name for plan in readers for name in bought_by(plan, source.subject, made)))
    if not names:
        return source
    sums = f"bought_{source.subject}"
    parts = [text for file in rated if (text := _amounts(file, source.subject, names))]
    aggregates = ", ".join(
        part for at, name in enumerate(names) for part in _sums(at, made[source.subject, name])
    )
    query = f"SELECT subject_id, {aggregates} FROM ({' UNION ALL '.join(parts)}) GROUP BY subject_id"
    asks.keep(sums, query)
    currency = _currency(readers[0].header.currency, source.schema)
    columns = [column for at, name in enumerate(names) for column in _columns(asks, sums, at, name)]
    ours = {column.name for column in columns}
    given = [column.name for column in source.schema.columns if column.name in ours]
    excluded = f" EXCLUDE ({', '.join(map(_quoted, given))})" if given else ""
    made_of = ", ".join(part for at, name in enumerate(names) for part in _facts(at, name, currency))
    joined = f"({source.relation}) f LEFT JOIN {sums} b ON b.subject_id = f.subject_id"
    relation = f"SELECT f.*{excluded}, {made_of} FROM {joined}"
    kept = tuple(column for column in source.schema.columns if column.name not in ours)
    return BoughtFacts(source.subject, replace(source.schema, columns=(*kept, *columns)), relation)


def _amounts(file: Rated, subject: str, names: Sequence[str]) -> str:
    """The wanted amounts of one file in steps of its column; null where the shape has no such charge."""
    charges = {
        line.name
        for line in file.plans[0].charges()
        if line.scope.subject == subject and not line.scope.is_group
    }
    if not charges & set(names):
        return ""
    wanted = ", ".join(
        f"CAST({_quoted(name)} * {STEPS} AS BIGINT) AS a{at}"
        if name in charges
        else f"CAST(NULL AS BIGINT) AS a{at}"
        for at, name in enumerate(names)
    )
    return (
        f"SELECT subject_id, CAST(tariff AS VARCHAR) AS tariff, CAST(currency AS VARCHAR) AS currency, "
        f"refusal IS NOT NULL AS refused, provisional, {wanted} "
        f"FROM {file.relation} WHERE subject = {text(subject)} AND version IS NOT NULL"
    )


def _sums(at: int, tariffs: frozenset[str]) -> list[str]:
    """What is kept of a charge: its sum, the currencies that occur, whether a tariff refused, whether any
    made it.
    """
    mine = f"tariff IN ({', '.join(text(tariff) for tariff in sorted(tariffs))})"
    return [
        f"sum(a{at}) FILTER (WHERE {mine}) AS total{at}",
        f"min(currency) FILTER (WHERE {mine} AND a{at} IS NOT NULL) AS first{at}",
        f"max(currency) FILTER (WHERE {mine} AND a{at} IS NOT NULL) AS last{at}",
        f"bool_or(refused) FILTER (WHERE {mine}) AS refused{at}",
        f"bool_or(provisional) FILTER (WHERE {mine}) AS provisional{at}",
    ]


def _facts(at: int, name: str, currency: str) -> list[str]:
    """The fact, why there is none, and whether it is provisional. Nobody priced the row: then `refused` is
    null.
    """
    fact = BOUGHT + name
    refused = f"coalesce(b.refused{at}, true)"
    other = f"coalesce(b.first{at} <> {currency} OR b.last{at} <> {currency}, false)"
    usable = f"NOT {refused} AND NOT {other}"
    wrong = f"WHEN {refused} THEN 'BUY_REFUSED' WHEN {other} THEN 'WRONG_CURRENCY'"
    return [
        f"CASE WHEN {usable} THEN CAST(b.total{at} AS BIGINT) END AS {_quoted(fact)}",
        f"CASE {wrong} END AS {_quoted(refusal_of(fact))}",
        f"CASE WHEN {usable} THEN b.provisional{at} END AS {_quoted(provisional_of(fact))}",
    ]


def _columns(asks: Asks, sums: str, at: int, name: str) -> list[FactColumn]:
    """The columns of a fact, with bounds that hold every sum."""
    definition = find_definition(BOUGHT + name)
    assert definition is not None  # every name behind the prefix is an amount
    column = column_of(definition)
    (found,) = asks.answer(f"SELECT max(abs(total{at})) FROM {sums}")
    most = Decimal(found[0] or 0) / STEPS
    highest = max(column.highest, most)
    return [
        replace(column, lowest=-highest, highest=highest),
        FactColumn(refusal_of(column.name), Kind.WORD),
        FactColumn(provisional_of(column.name), Kind.YES_NO),
    ]


def _currency(rule: CurrencyRule, schema: FactSchema) -> str:
    """The currency of the reader's amounts as SQL; null where its own lines will refuse for want of it."""
    if not rule.by:
        return text(rule.default)
    if schema.column(rule.by) is None:
        return "CAST(NULL AS VARCHAR)"
    cases = " ".join(f"WHEN {text(word)} THEN {text(code)}" for word, code in rule.codes)
    return f"CASE f.{_quoted(rule.by)} {cases} END"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
