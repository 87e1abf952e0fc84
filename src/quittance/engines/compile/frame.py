"""A relation that grows by layers: each layer is a SELECT over the one below that adds columns and joins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from sqlglot import exp

from quittance.engines.compile.layers import Layer, Part
from quittance.engines.compile.sql import Sql, column, columns_in, table


class Frame:
    """The rows of one scope (parcels, months of an account, ...) with the columns worked out so far.

    `define` and `join` give back references to columns that can be read at once. A column goes into the
    lowest layer that has what it reads, a join into the last one, since what it joins was made until then.
    Layers become named subqueries of one query, in the order they were made.
    """

    def __init__(self, parts: list[tuple[str, Part]], name: str) -> None:
        self.name = name
        self.current = name
        self._parts = parts
        self._layers: list[Layer] = []
        self._is_open = False  # whether the last layer can still take joins
        self._made: dict[tuple[str, str], str] = {}
        self._level: dict[str, int] = {}  # the number of layers up to the one that makes the column
        self.definitions: dict[str, Sql] = {}
        self.joined_on: dict[
            str, tuple[Sql, ...]
        ] = {}  # what must equal something for the column to be there

    def define(self, name: str, expression: Sql) -> exp.Column:
        """A column of that value; the same value twice is made once."""
        if isinstance(expression, exp.Column) and expression.table == "r":
            return expression
        key = ("", expression.sql(copy=False))
        if key in self._made:
            return column(self._made[key])
        level = self._read_level(expression)
        while level >= len(self._layers):
            self._open()
        self._layers[level].columns[name] = expression
        self._level[name] = level + 1
        self.definitions[name] = expression
        self._made[key] = name
        return column(name)

    def join(
        self, relation: str, on: Sequence[tuple[str, Sql]], take: Mapping[str, str]
    ) -> dict[str, exp.Column]:
        """LEFT JOIN by equality; `take` maps the relation's columns to names here."""
        key = (relation, "|".join(f"{left}={right.sql(copy=False)}" for left, right in on))
        found = self._made.get(key)
        if found is not None:
            known = dict(pair.split("=") for pair in found.split("|"))
            if set(take) <= set(known):
                return {name: column(known[name]) for name in take}
        level = max((self._read_level(value) for _, value in on), default=0)
        if level >= len(self._layers) or not self._takes(relation):
            self._open()
        layer = self._layers[-1]
        alias = f"j{len(layer.joins) + 1}"
        condition = exp.and_(*(column(name, alias).eq(value) for name, value in on), copy=False)
        layer.joins.append(exp.Join(this=table(relation, alias), side="LEFT", on=condition))
        for source, name in take.items():
            layer.columns[name] = column(source, alias)
            self._level[name] = len(self._layers)
            self.joined_on[name] = tuple(value for _, value in on)
        self._made[key] = "|".join(f"{source}={name}" for source, name in take.items())
        return {source: column(name) for source, name in take.items()}

    @property
    def made_names(self) -> set[str]:
        """The columns that were made here, beside those of the rows."""
        return set(self._level)

    def _read_level(self, expression: Sql) -> int:
        """How many layers there must be below one that works out the expression."""
        names = {read.name for read in columns_in(expression) if read.table == "r"}
        return max((self._level.get(name, 0) for name in names), default=0)

    def _takes(self, relation: str) -> bool:
        """Whether the last layer can join the relation: it is open, and what it reads was made before."""
        later = (
            name for name, _ in takewhile(lambda part: part[1] is not self._layers[-1], self._parts[::-1])
        )
        return self._is_open and relation not in later

    def _open(self) -> None:
        """A new layer on top."""
        layer = Layer(self.current)
        self.current = f"{self.name}_{len(self._layers) + 1}"
        self._layers.append(layer)
        self._parts.append((self.current, layer))
        self._is_open = True

    def close(self) -> str:
        """The name of the subquery that has every column so far; what is joined from now on is on top of
        it."""
        self._is_open = False
        return self.current
