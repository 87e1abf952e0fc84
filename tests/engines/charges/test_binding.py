"""Binding over columns is the rule of core.contracts.resolution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from quittance.core.contracts.claim import LAYERS, Claim
from quittance.core.contracts.resolution import resolve
from quittance.engines.charges.binding import Bindings, Replaced, bindings, bound, day_facts
from quittance.engines.compile.relation import ColumnType, Relation
from quittance.engines.duckdb.load import load
from quittance.kernel.period import Period

START = date(2026, 4, 1)
CONNECTION = duckdb.connect()
COLUMNS: dict[str, ColumnType] = {
    **dict.fromkeys(("subject_id", "account", "service"), "VARCHAR"),
    **dict.fromkeys(("ship_date", "order_date"), "DATE"),
}


@dataclass(frozen=True)
class Subject:
    account: str | None = "S1"
    service: str | None = "fast"
    ship_date: date | None = START
    order_date: date | None = START

    def facts(self) -> dict[str, str | date | None]:
        return {name: getattr(self, name) for name in ("account", "service", "ship_date", "order_date")}


def rows_of(claims: Sequence[Claim], subjects: Sequence[Subject]) -> list[tuple[object, ...]]:
    """subject, side, contract, other, contracts, and the codes that are taken from it."""
    replaced = Replaced()
    rows = [(str(number), *one.facts().values()) for number, one in enumerate(subjects)]
    load(CONNECTION, [Relation("subjects", dict(COLUMNS), rows)])
    days = {
        fact: [row[0] for row in _rows(f"SELECT DISTINCT {fact} FROM subjects WHERE {fact} IS NOT NULL")]
        for fact in day_facts(claims)
    }
    found = bindings(claims, replaced, days)
    load(CONNECTION, [one.relation for one in found])
    CONNECTION.execute(f"CREATE OR REPLACE TEMP TABLE bound AS {bound('subjects', found)}")
    load(CONNECTION, [replaced.taken(row[0] for row in _rows("SELECT DISTINCT above FROM bound"))])
    codes = (
        "(SELECT coalesce(string_agg(code, ',' ORDER BY code), '') FROM taken AS t WHERE t.above = b.above)"
    )
    return _rows(f"SELECT subject_id, side, contract, other, contracts, {codes} FROM bound AS b ORDER BY ALL")


def _rows(query: str) -> list[tuple[Any, ...]]:
    return CONNECTION.execute(query).fetchall()


def expected(claims: Sequence[Claim], subjects: Sequence[Subject]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for number, subject in enumerate(subjects):
        for side, found in resolve(claims, subject.facts()).items():
            rows += [
                (str(number), side, one.claim.contract, one.claim.contract, 1, ",".join(sorted(one.without)))
                for one in found.winners
            ]
            rows += [(str(number), side, one.contracts[0], one.contracts[-1]) for one in found.overlaps]
    return sorted(rows, key=str)


def told(rows: Sequence[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Rows of winners whole; of overlaps those that name two contracts."""
    kept = [row if row[4] == 1 else row[:4] for row in rows if row[4] == 1 or row[2] != row[3]]
    return sorted(kept, key=str)


DAYS = st.integers(0, 3).map(lambda number: START + timedelta(days=number))
SUBJECTS = st.lists(
    st.builds(
        Subject,
        st.sampled_from(["S1", "S2", None]),
        st.sampled_from(["fast", "slow", None]),
        st.none() | DAYS,
        st.none() | DAYS,
    ),
    max_size=6,
)


@st.composite
def claim_lists(draw: st.DrawFn) -> list[Claim]:
    claims = []
    for number in range(draw(st.integers(1, 5))):
        binds = {
            name: draw(st.lists(st.sampled_from(words), min_size=1, max_size=3))
            for name, words in (("account", ["S1", "S2"]), ("service", ["fast", "slow"]))
            if draw(st.booleans())
        }
        layer = draw(st.sampled_from(sorted(LAYERS)))
        starts, length = draw(DAYS), draw(st.none() | st.integers(1, 3))
        days = (Period(starts, None if length is None else starts + timedelta(days=length)),)
        fact = draw(st.sampled_from(["", "ship_date", "order_date"]))
        claims.append(
            Claim(
                f"C{number}",
                draw(st.sampled_from(["sell", "sell", "buy"])),
                binds,
                layer,
                LAYERS[layer],
                frozenset(draw(st.sets(st.sampled_from(["fee", "fuel", "toll"]), max_size=2))),
                fact,
                days if fact else (),
                draw(st.booleans()),
            )
        )
    return claims


@settings(max_examples=40)
@given(claim_lists(), SUBJECTS)
def test_columns_and_the_rule_agree(claims: list[Claim], subjects: list[Subject]) -> None:
    assert told(rows_of(claims, subjects)) == expected(claims, subjects)


def test_nobody_prices_a_side_with_an_overlap_on_any_layer() -> None:
    claims = [
        Claim("STD", "sell", {}, "standard", 10),
        Claim("N1", "sell", {"account": ["S1"]}, replaces=frozenset({"fee"})),
        Claim("N2", "sell", {"service": ["fast"]}, replaces=frozenset({"fee"})),
    ]
    assert [row[2:5] for row in rows_of(claims, [Subject()])] == [("N1", "N2", 2), ("STD", "STD", 2)]


def test_a_claim_that_holds_on_all_days_needs_no_row_for_each() -> None:
    year = Claim("P", "sell", {}, day_fact="ship_date", days=(Period(START, None),))
    found: list[Bindings] = bindings([year], Replaced(), {"ship_date": [START, START + timedelta(days=1)]})
    assert [(one.any_day, len(one.relation.rows)) for one in found] == [(True, 1)]


def test_without_days_whatever_could_be_claimed_is() -> None:
    spring = Claim("P", "sell", {}, day_fact="ship_date", days=(Period(START, START + timedelta(days=1)),))
    (found,) = bindings([spring], Replaced())
    assert found.joined_to("p") == "TRUE"
