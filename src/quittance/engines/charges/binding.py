"""Which contract prices a parcel: one per side, by the facts that contracts name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Protocol

from quittance.engines.compile.relation import ColumnType, Relation


class Binds(Protocol):
    """A contract as binding needs it."""

    @property
    def code(self) -> str:
        """Its code."""
        ...

    @property
    def side(self) -> str:
        """Its side."""
        ...

    @property
    def binds(self) -> Mapping[str, Sequence[str]]:
        """Fact → words; a parcel is bound if each of these facts is one of its words."""
        ...


def bindings(contracts: Sequence[Binds]) -> list[Relation]:
    """A relation for each set of facts that contracts bind by, with a row for every combination of words.

    No combination of a contract stands there twice, so that a parcel meets a contract at most once.
    """
    by_facts: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for contract in contracts:
        facts = tuple(sorted(contract.binds))
        rows = by_facts.setdefault(facts, [])
        words = [dict.fromkeys(contract.binds[name]) for name in facts]
        rows += [(contract.code, contract.side, *combination) for combination in product(*words)]
    relations = []
    for number, (facts, found) in enumerate(sorted(by_facts.items())):
        columns: dict[str, ColumnType] = dict.fromkeys(("contract", "side", *facts), "VARCHAR")
        relations.append(Relation(f"bindings_{number}", columns, list(found)))
    return relations


def bound(parcels: str, relations: Sequence[Relation]) -> str:
    """A SELECT of `subject_id`, `side`, `contract`, `contracts`: for every parcel and side that some contract
    claims how many claim it, and the first of them. Each set of facts is joined by equality.
    """
    claims = " UNION ALL ".join(
        f"SELECT p.subject_id, b.side, b.contract FROM {parcels} AS p JOIN {relation.name} AS b"
        f" ON {' AND '.join(f'b.{name} = p.{name}' for name in list(relation.columns)[2:]) or 'TRUE'}"
        for relation in relations
    )
    return (
        "SELECT subject_id, side, min(contract) AS contract, count(*) AS contracts"
        f" FROM ({claims}) GROUP BY subject_id, side"
    )
