"""Which contract prices a subject: on each side and layer one, by the facts that contracts name.

`core.contracts.resolution` is the rule; here it is done over columns, by equality joins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from quittance.core.contracts.claim import Claim
from quittance.engines.compile.relation import Cell, ColumnType, Relation
from quittance.kernel.sql_literal import text

ALL = "*"
"""What takes every charge from the layers below."""


@dataclass(frozen=True, slots=True)
class Bindings:
    """Claims of a side joined alike: by the facts of the relation, and by the day of the fact `day_fact`: the
    one in the column `on_day`, or with `any_day` any.
    """

    side: str
    relation: Relation
    facts: tuple[str, ...]
    day_fact: str = ""
    any_day: bool = False

    def joined_to(self, subject: str) -> str:
        """The condition that joins the relation, called b, to subjects called `subject`."""
        parts = [f"b.{name} = {subject}.{name}" for name in self.facts]
        if self.day_fact:
            day = f"{subject}.{self.day_fact}"
            parts.append(f"{day} IS NOT NULL" if self.any_day else f"b.on_day IS NOT DISTINCT FROM {day}")
        return " AND ".join(parts) or "TRUE"


class Replaced:
    """The sets of charge codes that claims take from the layers below, each by a short name."""

    def __init__(self) -> None:
        """None yet."""
        self._names: dict[frozenset[str], str] = {}

    def name(self, codes: frozenset[str]) -> str:
        """The name of the set; `ALL` for the empty set, which is everything."""
        return self._names.setdefault(codes, f"r{len(self._names)}") if codes else ALL

    def taken(self, above: Iterable[str]) -> Relation:
        """For each `above` (names joined by |) the codes that the layers above take."""
        by_name = {name: codes for codes, name in self._names.items()}
        rows: list[tuple[Cell, ...]] = [
            (each, code)
            for each in above
            for code in sorted(frozenset().union(*(by_name.get(name, ()) for name in each.split("|"))))
        ]
        return Relation("taken", {"above": "VARCHAR", "code": "VARCHAR"}, rows)


def day_facts(claims: Iterable[Claim]) -> list[str]:
    """The facts by whose day some of the claims hold."""
    return sorted({claim.day_fact for claim in claims if claim.day_fact})


def bindings(
    claims: Sequence[Claim], replaced: Replaced, days: Mapping[str, Sequence[date]] | None = None
) -> list[Bindings]:
    """A relation for each side and set of facts that contracts bind by, with a row for every combination of
    words.

    `days` has for each such fact the days that subjects have; None claims whatever could be claimed on some
    day. A claim that holds on all of these days needs no row for each. No combination of a contract stands
    there twice, so that a subject meets a contract at most once.
    """
    by_join: dict[tuple[str, tuple[str, ...], str, bool], list[tuple[Cell, ...]]] = {}
    for claim in claims:
        facts = tuple(sorted(claim.binds))
        fact, any_day, on = _days(claim, days)
        head = (claim.contract, claim.side, claim.position, replaced.name(claim.replaces))
        words = [dict.fromkeys(claim.binds[name]) for name in facts]
        rows = by_join.setdefault((claim.side, facts, fact, any_day), [])
        rows += [(*head, *each, *day) for each in product(*words) for day in on]
    return [
        Bindings(side, _relation(number, facts, bool(fact) and not any_day, found), facts, fact, any_day)
        for number, ((side, facts, fact, any_day), found) in enumerate(sorted(by_join.items()))
    ]


def _days(
    claim: Claim, days: Mapping[str, Sequence[date]] | None
) -> tuple[str, bool, list[tuple[date | None, ...]]]:
    """By which fact the claim is joined, whether by any day of it, and the cells of the rows it needs."""
    if not claim.day_fact or days is None:
        return "", False, [()]
    present = days[claim.day_fact]
    on: list[date | None] = [day for day in present if claim.holds_on(day)]
    if len(on) == len(present):
        return ("", False, [()]) if claim.undated else (claim.day_fact, True, [()])
    return claim.day_fact, False, [(day,) for day in [*on, *([None] if claim.undated else [])]]


def _relation(number: int, facts: Sequence[str], daily: bool, rows: list[tuple[Cell, ...]]) -> Relation:
    columns: dict[str, ColumnType] = {
        "contract": "VARCHAR",
        "side": "VARCHAR",
        "position": "BIGINT",
        "replaces": "VARCHAR",
        **dict.fromkeys(facts, "VARCHAR"),
    }
    if daily:
        columns["on_day"] = "DATE"
    return Relation(f"bindings_{number}", columns, rows)


def bound(subjects: str, claimed: Sequence[Bindings]) -> str:
    """A SELECT of who prices each subject: subject_id, side, position, contract, other, contracts, above.

    One row for each layer whose contract has something to price. `above` names what the layers above take
    from it ("" for nothing). Where several contracts claim a layer, `contract` and `other` are the first and
    last of them, and all rows of the subject's side have more than one in `contracts`: nobody prices it.
    """
    sides: dict[str, list[Bindings]] = {}
    for one in claimed:
        sides.setdefault(one.side, []).append(one)
    parts = [_bound_side(subjects, side, found) for side, found in sides.items()]
    return " UNION ALL ".join(f"SELECT * FROM ({part})" for part in parts)


def _bound_side(subjects: str, side: str, claimed: Sequence[Bindings]) -> str:
    positions = {int(str(row[2])) for one in claimed for row in one.relation.rows}
    layers = [_Layer(position) for position in sorted(positions, reverse=True)]
    claims = " UNION ALL ".join(
        f"SELECT p.subject_id, b.position, b.contract, b.replaces FROM {subjects} AS p"
        f" JOIN {one.relation.name} AS b ON {one.joined_to('p')}"
        for one in claimed
    )
    told = f"subject_id, {text(side)} AS side"
    if len(layers) < 2:
        return (
            f"SELECT {told}, min(position) AS position, min(contract) AS contract, max(contract) AS other,"
            f" count(*) AS contracts, '' AS above FROM ({claims}) GROUP BY subject_id"
        )
    most = f"greatest({', '.join(f'coalesce({layer.count}, 0)' for layer in layers)})"
    parts = [
        f"SELECT {told}, {layer.position} AS position, {layer.first} AS contract,"
        f" {layer.last} AS other, {most} AS contracts, {_above(layers[:at])} AS above FROM claimed_layers"
        f" WHERE {layer.first} IS NOT NULL AND ({layer.count} > 1 OR {_reached(layers[:at])})"
        for at, layer in enumerate(layers)
    ]
    columns = ", ".join(layer.columns() for layer in layers)
    return (
        f"WITH claimed_layers AS MATERIALIZED (SELECT subject_id, {columns} FROM ({claims})"
        f" GROUP BY subject_id) {' UNION ALL '.join(parts)}"
    )


class _Layer:
    """The columns of a layer in the row of a subject's side."""

    def __init__(self, position: int) -> None:
        self.position = position
        self.first, self.last = f"first_{position}", f"last_{position}"
        self.count, self.replaces = f"count_{position}", f"replaces_{position}"

    def columns(self) -> str:
        of_layer = f"FILTER (WHERE position = {self.position})"
        return (
            f"min(contract) {of_layer} AS {self.first}, max(contract) {of_layer} AS {self.last},"
            f" count(*) {of_layer} AS {self.count}, min(replaces) {of_layer} AS {self.replaces}"
        )


def _above(layers: Sequence[_Layer]) -> str:
    return f"concat_ws('|', {', '.join(layer.replaces for layer in layers)})" if layers else "''"


def _reached(layers: Sequence[_Layer]) -> str:
    """No layer above takes everything."""
    return " AND ".join(f"coalesce({layer.replaces}, '') <> '{ALL}'" for layer in layers) or "TRUE"
