"""A relation that grows by layers: each layer is a SELECT over the one below that adds columns and joins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlglot import exp

from quittance.engines.compile.layers import Layer, Part
from quittance.engines.compile.sql import Sql, column


class Frame:
    """The rows of one scope (parcels, months of an account, ...) with the columns worked out so far.

    `define` and `join` give back references to columns that can be read at once; a new layer is opened when
    something
    reads a column that is still being made. Layers become named subqueries of one query, in the order they
    were made.
    """

    def __init__(self, parts: list[tuple[str, Part]], name: str) -> None:
        self.name = name
        self.current = name
        self._parts = parts
        self._columns: dict[str, Sql] = {}
        self._joins: list[exp.Join] = []
        self._made: dict[tuple[str, str], str] = {}
        self._count = 0
        self.made_names: set[str] = set()

    def define(self, name: str, expression: Sql) -> exp.Column:
        """A column of that value; the same value twice is made once."""
        if isinstance(expression, exp.Column) and expression.table == "r":
            return expression
        key = ("", expression.sql())
        if key in self._made:
            return column(self._made[key])
        self._open_for(expression)
        self._columns[name] = expression
        self._made[key] = name
        self.made_names.add(name)
        return column(name)

    def join(
        self, relation: str, on: Sequence[tuple[str, Sql]], take: Mapping[str, str]
    ) -> dict[str, exp.Column]:
        """LEFT JOIN by equality; `take` maps the relation's columns to names here."""
        key = (relation, "|".join(f"{left}={right.sql()}" for left, right in on))
        found = self._made.get(key)
        if found is not None:
            known = dict(pair.split("=") for pair in found.split("|"))
            if set(take) <= set(known):
                return {name: column(known[name]) for name in take}
        for _, value in on:
            self._open_for(value)
        alias = f"j{len(self._joins) + 1}"
        condition = exp.and_(*(column(name, alias).eq(value) for name, value in on), copy=False)
        self._joins.append(exp.Join(this=exp.to_table(relation).as_(alias), side="LEFT", on=condition))
        for source, name in take.items():
            self._columns[name] = column(source, alias)
            self.made_names.add(name)
        self._made[key] = "|".join(f"{source}={name}" for source, name in take.items())
        return {source: column(name) for source, name in take.items()}

    def _open_for(self, expression: Sql) -> None:
        """A new layer, if the expression reads a column of the layer being made."""
        if any(read.name in self._columns for read in expression.find_all(exp.Column) if read.table == "r"):
            self.close()

    def close(self) -> str:
        """Ends the layer being made; gives the name of the subquery that has every column so far."""
        if self._columns or self._joins:
            self._count += 1
            layer = Layer(self.current, self._columns, self._joins)
            self.current = f"{self.name}_{self._count}"
            self._parts.append((self.current, layer))
            self._columns, self._joins = {}, []
        return self.current
