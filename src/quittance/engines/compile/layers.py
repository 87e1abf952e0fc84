"""The named subqueries of a query, kept as parts until the end, so that each selects only what is read above
it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlglot import exp

from quittance.engines.compile.sql import Sql, column, columns_in, named, reads, select, table


@dataclass(slots=True)
class Base:
    """The rows of a scope with the numbers of their version beside them."""

    rows: Sql  # a table or subquery with alias f
    one_version: bool
    kept: bool = False  # few rows, read several times: held rather than made again

    def query(self, wanted: Iterable[str], parameters: frozenset[str]) -> exp.Select:
        """The wanted columns; one version's numbers are constants, several are joined by their version."""
        columns = [column(name, "p" if name in parameters else "f") for name in wanted]
        version = column("of_version", "p").eq(column("version", "f"))
        how = {"kind": "CROSS"} if self.one_version else {"on": version}
        return select(columns, self.rows, [exp.Join(this=table("params", "p"), **how)])


@dataclass(slots=True)
class Layer:
    """A SELECT over the layer `source` (alias r) that adds columns; joins are by equality on unique keys, so
    one whose
    columns nobody reads can be left out."""

    source: str
    columns: dict[str, Sql] = field(default_factory=dict)
    joins: list[exp.Join] = field(default_factory=list)

    def query(self, wanted: Iterable[str]) -> exp.Select:
        """The wanted columns; those that are not made here are carried over from the source."""
        made = {name: self.columns[name] for name in wanted if name in self.columns}
        carried = [column(name) for name in wanted if name not in made]
        aliases = {read.table for sql in made.values() for read in columns_in(sql)}
        joins = [join for join in self.joins if join.this.alias in aliases]
        columns = [*carried, *(named(expression, name) for name, expression in made.items())]
        return select(columns, table(self.source, "r"), joins)


Part = Base | Layer | exp.Query


def finished(
    parts: list[tuple[str, Part]], outputs: Iterable[exp.Query], parameters: frozenset[str]
) -> tuple[list[tuple[str, exp.Query]], Collection[str]]:
    """The parts as queries in their order, each with only the columns that later ones or the outputs read;
    and the names of all tables that are read."""
    wanted: dict[str, set[str]] = {}
    for output in outputs:
        _gather(output, wanted)
    done: list[tuple[str, exp.Query]] = []
    for name, part in reversed(parts):
        if name not in wanted:
            continue
        if isinstance(part, Base):
            query: exp.Query = part.query(sorted(wanted[name]) or ["version"], parameters)
        elif isinstance(part, Layer):
            query = part.query(sorted(wanted[name]))
        else:
            query = part
        _gather(query, wanted)
        done.append((name, query))
    return list(reversed(done)), wanted.keys()


def _gather(query: exp.Query, wanted: dict[str, set[str]]) -> None:
    """Adds to `wanted` what the query reads of every table by alias."""
    found = list(reads(query))
    tables = {one.alias_or_name: one.name for one in found if isinstance(one, exp.Table)}
    for name in tables.values():
        wanted.setdefault(name, set())
    for read in found:
        if isinstance(read, exp.Column) and read.table in tables and not isinstance(read.this, exp.Star):
            wanted[tables[read.table]].add(read.name)
