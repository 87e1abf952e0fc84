from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import duckdb
import pytest

from quittance.engines.charges.binding import bindings, bound
from quittance.engines.duckdb.load import load


@dataclass(frozen=True)
class Contract:
    code: str
    side: str = "sell"
    binds: Mapping[str, Sequence[str]] = field(default_factory=dict)


PARCELS = (
    "(SELECT * FROM (VALUES ('P1', 'S1', 'A', 'fast'), ('P2', 'S1', 'B', 'slow'), ('P3', NULL, 'A', 'fast'))"
    " AS t(subject_id, account, carrier, service))"
)


def found(*contracts: Contract) -> set[tuple[str, str, str, int]]:
    relations = bindings(contracts)
    with duckdb.connect() as connection:
        load(connection, relations)
        return set(connection.execute(bound(PARCELS, relations)).fetchall())


def test_every_fact_that_a_contract_names_must_be_one_of_its_words() -> None:
    contract = Contract("C", binds={"account": ["S1", "S2"], "service": ["fast", "express"]})
    assert found(contract) == {("P1", "sell", "C", 1)}


def test_a_contract_without_facts_prices_every_parcel() -> None:
    assert found(Contract("C")) == {(parcel, "sell", "C", 1) for parcel in ("P1", "P2", "P3")}


def test_a_fact_that_a_parcel_lacks_binds_nothing() -> None:
    assert ("P3", "sell", "C", 1) not in found(Contract("C", binds={"account": ["S1"]}))


@pytest.mark.parametrize("words", [["A"], ["A", "A"]])
def test_sides_are_bound_apart_and_words_count_once(words: list[str]) -> None:
    sell = Contract("S", binds={"account": ["S1"]})
    buy = Contract("B", "buy", {"carrier": words})
    assert found(sell, buy) == {
        ("P1", "sell", "S", 1),
        ("P2", "sell", "S", 1),
        ("P1", "buy", "B", 1),
        ("P3", "buy", "B", 1),
    }


def test_several_claims_are_counted_whatever_facts_they_are_by() -> None:
    account, service = Contract("C1", binds={"account": ["S1"]}), Contract("C2", binds={"service": ["fast"]})
    assert found(account, service) == {
        ("P1", "sell", "C1", 2),
        ("P2", "sell", "C1", 1),
        ("P3", "sell", "C2", 1),
    }
