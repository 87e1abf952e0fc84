"""An internal contract is missing where another entity buys than sells and none stands between them."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from quittance.engines.charges.internal import contract_entities, without_internal
from quittance.engines.compile.relation import Relation
from quittance.engines.duckdb.load import load


@dataclass(frozen=True)
class Contract:
    code: str
    entity: str
    party: str = "other"


ENTITIES = ("UK", "IE")
CONTRACTS = [
    *(Contract(f"SELL-{one}", one) for one in ENTITIES),
    *(Contract(f"BUY-{one}", one) for one in ENTITIES),
    *(Contract(f"INT-{one}-{other}", one, other) for one in ENTITIES for other in ENTITIES if one != other),
]
CONNECTION = duckdb.connect()


def missing(claims: set[tuple[str, str]]) -> set[tuple[str, str]]:
    columns = dict.fromkeys(("subject_id", "contract"), "VARCHAR")
    sides = {
        name: Relation(name, dict(columns), [claim for claim in claims if claim[1].startswith(start)])  # type: ignore[arg-type]
        for name, start in (("sold", "SELL"), ("bought", "BUY"), ("internal", "INT"))
    }
    load(CONNECTION, [*sides.values(), contract_entities(CONTRACTS)])
    return set(CONNECTION.execute(without_internal("sold", "bought", "internal")).fetchall())


@settings(max_examples=40)
@given(st.sets(st.tuples(st.sampled_from(["P1", "P2"]), st.sampled_from([one.code for one in CONTRACTS]))))
def test_missing_internal_contracts(claims: set[tuple[str, str]]) -> None:
    expected = {
        (subject, f"SELL-{seller} / BUY-{buyer}")
        for subject in ("P1", "P2")
        for seller in ENTITIES
        for buyer in ENTITIES
        if seller != buyer
        and (subject, f"SELL-{seller}") in claims
        and (subject, f"BUY-{buyer}") in claims
        and (subject, f"INT-{buyer}-{seller}") not in claims
    }
    assert missing(claims) == expected
