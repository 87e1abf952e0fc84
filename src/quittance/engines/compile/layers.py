"""The named subqueries of a query, kept as parts until the end, so that each selects only what is read above
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlglot import exp

from quittance.engines.compile.sql import Sql, column, named


@dataclass(slots=True)
class Base:
    """The rows of a scope with the numbers of their version beside them."""

    rows: Sql  # a table or subquery with alias f
    one_version: bool
    kept: bool = False  # few rows, read several times: held rather than made again

    def query(self, wanted: Iterable[str], parameters: frozenset[str]) -> exp.Select:
        """The wanted columns; one version's numbers are constants, several are joined by their version."""
        query = exp.select(*(column(name, "p" if name in parameters else "f") for name in wanted)).from_(
            self.rows
        )
        if self.one_version:
            return query.join(exp.to_table("params").as_("p"), join_type="cross")
        return query.join(
            exp.to_table("params").as_("p"), on=column("of_version", "p").eq(column("version", "f"))
        )


@dataclass(slots=True)
class Layer:
    """A SELECT over the layer `source` (alias r) that adds columns; joins are by equality on unique keys, so
    one whose
    columns nobody reads can be left out."""

    source: str
    columns: dict[str, Sql] = field(default_factory=dict)
    joins: list[exp.Join] = field(default_factory=list)

    def query(self, wanted: Iterable[str]) -> tuple[exp.Select, set[str]]:
        """The wanted columns, and what is read of the source for them."""
        made = {name: self.columns[name] for name in wanted if name in self.columns}
        carried = {name for name in wanted if name not in self.columns}
        aliases = {read.table for sql in made.values() for read in sql.find_all(exp.Column)}
        joins = [join for join in self.joins if join.this.alias in aliases]
        reads = {
            read.name
            for part in (*made.values(), *(join.args["on"] for join in joins))
            for read in part.find_all(exp.Column)
            if read.table == "r"
        }
        query = exp.select(*(column(name) for name in sorted(carried)))
        for name, expression in made.items():
            query = query.select(named(expression, name), copy=False)
        query = query.from_(exp.to_table(self.source).as_("r"), copy=False)
        for join in joins:
            query.append("joins", join)
        return query, carried | reads


Part = Base | Layer | exp.Query


def finished(
    parts: list[tuple[str, Part]], outputs: Iterable[exp.Query], parameters: frozenset[str]
) -> list[tuple[str, exp.Query]]:
    """The parts as queries in their order, each with only the columns that later ones or the outputs read."""
    wanted: dict[str, set[str]] = {}
    for output in outputs:
        _gather(output, wanted)
    done: list[tuple[str, exp.Query]] = []
    for name, part in reversed(parts):
        if name not in wanted:
            continue
        if isinstance(part, Base):
            query: exp.Query = part.query(sorted(wanted[name]) or ["version"], parameters)
            _gather(query, wanted)
        elif isinstance(part, Layer):
            query, reads = part.query(sorted(wanted[name]))
            _gather(query, wanted)
            wanted.setdefault(part.source, set()).update(reads)
        else:
            query = part
            _gather(part, wanted)
        done.append((name, query))
    return list(reversed(done))


def _gather(query: exp.Query, wanted: dict[str, set[str]]) -> None:
    """Adds to `wanted` what the query reads of every table by alias."""
    tables: Mapping[str, str] = {table.alias_or_name: table.name for table in query.find_all(exp.Table)}
    for name in tables.values():
        wanted.setdefault(name, set())
    for read in query.find_all(exp.Column):
        if read.table in tables and not isinstance(read.this, exp.Star):
            wanted[tables[read.table]].add(read.name)
