"""Subjects that one of our entities sells and another buys: between them stands an internal contract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from quittance.engines.compile.relation import Relation

REASON = "NO_INTERNAL_CONTRACT"


class Between(Protocol):
    """A contract as this needs it."""

    @property
    def code(self) -> str:
        """Its code."""
        ...

    @property
    def entity(self) -> str:
        """Our entity; of an internal contract the one that renders."""
        ...

    @property
    def party(self) -> str:
        """The other one; of an internal contract the entity that gets."""
        ...


def contract_entities(contracts: Sequence[Between]) -> Relation:
    """Contract, entity, party."""
    columns = dict.fromkeys(("contract", "entity", "party"), "VARCHAR")
    return Relation("contract_entities", columns, [(one.code, one.entity, one.party) for one in contracts])  # type: ignore[arg-type]


def without_internal(sold: str, bought: str, internal: str) -> str:
    """A SELECT of `subject_id`, `contract` ("SELL-1 / BUY-A", the two between which one is missing).

    `sold`, `bought` and `internal` are relations of subject_id and contract: by which contracts a subject is
    sold, bought and passed on. A subject needs an internal contract from each entity that buys it to each
    other one that sells it; `contract_entities` must be loaded.
    """
    return (
        "SELECT DISTINCT s.subject_id, s.contract || ' / ' || b.contract AS contract"
        f" FROM {sold} AS s JOIN contract_entities AS es ON es.contract = s.contract"
        f" JOIN {bought} AS b ON b.subject_id = s.subject_id"
        " JOIN contract_entities AS eb ON eb.contract = b.contract AND eb.entity <> es.entity"
        f" ANTI JOIN (SELECT i.subject_id, e.entity, e.party FROM {internal} AS i"
        " JOIN contract_entities AS e ON e.contract = i.contract) AS i"
        " ON i.subject_id = s.subject_id AND i.entity = eb.entity AND i.party = es.entity"
    )
