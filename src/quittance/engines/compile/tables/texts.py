"""Words, prefixes and ranges of text as codes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from quittance.core.tariff.table import KeyCell, Phrase
from quittance.engines.compile.relation import Relation
from quittance.engines.compile.sql import INTEGER, Sql, coalesce, column, integer, named, select, table

CASES_UP_TO = 12


def words_relation(name: str, words: Sequence[str]) -> Relation:
    """The words with their codes, to join with."""
    return Relation(
        name, {"word": "VARCHAR", "code": "BIGINT"}, [(word, at + 1) for at, word in enumerate(words)]
    )


def start_of(value: Sql, length: int) -> Sql:
    """The first `length` characters."""
    return exp.Left(this=value.copy(), expression=integer(length))


def prefix_query(prefixes: str, source: str, start: Sql, lengths: Sequence[int]) -> exp.Select:
    """For every distinct `start` in `source` the code of the longest prefix that fits (0 for none).

    `prefixes` is the relation (prefix, code). Starts are cut to the longest prefix, so that there are few of
    them.
    """
    distinct = select([named(start.copy(), "start")], table(source, "r")).distinct(copy=False)
    codes, joins = [], []
    for length in sorted(lengths, reverse=True):
        alias = f"l{length}"
        cut = start_of(column("start", "d"), length)
        joins.append(exp.Join(this=table(prefixes, alias), side="LEFT", on=column("prefix", alias).eq(cut)))
        # A start shorter than the prefix length would be matched twice; its own length finds it.
        codes.append(column("code", alias))
    columns = [column("start", "d"), named(coalesce(*codes, integer(0)), "code")]
    return select(columns, distinct.subquery("d", copy=False), joins)


def text_breaks(cells: Sequence[tuple[Phrase, KeyCell]]) -> list[tuple[str, bool]]:
    """The distinct limits in order; True means passed when greater, False when greater or equal."""
    return sorted(
        {(str(cell), phrase in (Phrase.UP_TO, Phrase.OVER)) for phrase, cell in cells if cell is not None}
    )


def text_code(value: Sql, breaks: Sequence[tuple[str, bool]], columns: Sequence[str]) -> Sql:
    """How many of the limits the text has passed."""
    total: Sql = integer(0)
    for (_, greater), name in zip(breaks, columns, strict=True):
        passed = value > column(name) if greater else value >= column(name)
        total = exp.Add(this=total, expression=exp.cast(exp.Paren(this=passed), INTEGER))
    return total
