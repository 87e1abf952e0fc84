"""Differences over columns are those of the core, whatever was refused, came late or is borne by whom."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given
from hypothesis import strategies as st

from quittance.adapters.rated_files.columns import CHARGE
from quittance.adapters.rated_files.rows import RowMaker
from quittance.core.facts.row import FactRow
from quittance.core.rating.rater import Rater
from quittance.core.rating.true_up import deltas
from quittance.core.tariff.plan import Plan
from quittance.engines.duckdb.true_up import true_up
from tests.core.tariff.sheet import plan_of
from tests.support.rows import row

CARD = """
[[line]]
charge = "postage"
table  = "prices"
bearer = { seller = "60 %", platform = "40 %" }

[[line]]
charge = "extra"
code   = "GOLD"
when   = "service is gold"
price  = "0.25 GBP"

[[line]]
charge = "extra"
code   = "PLAIN"
price  = "0.30 GBP"
"""
PRICES = "weight up to [kg],price [GBP]\n1,3.01\n2,4.50\n3,\n"
FACTS = st.dictionaries(
    st.sampled_from("abcdef"),
    st.tuples(st.sampled_from(["0.5", "1.5", "2.5", "9"]), st.sampled_from(["gold", "plain"])),
)


def rated(plan: Plan, facts: dict[str, tuple[str, str]], path: Path) -> list:
    results = Rater(plan).rate(_rows(facts))
    maker = RowMaker(plan)
    rows = [line for result in results for line in maker.of_charges(result)]
    columns = {name: [one.get(name) for one in rows] for name in CHARGE.names}
    pq.write_table(pa.table(columns, schema=CHARGE), path)
    return results


def _rows(facts: dict[str, tuple[str, str]]) -> list[FactRow]:
    return [row(name, weight=f"{weight} kg", service=service) for name, (weight, service) in facts.items()]


@given(before=FACTS, after=FACTS)
def test_the_columns_say_what_the_core_says(
    before: dict[str, tuple[str, str]], after: dict[str, tuple[str, str]], tmp_path_factory
) -> None:
    folder = tmp_path_factory.mktemp("true_up")
    plan = plan_of(CARD, prices=PRICES)
    was, now = rated(plan, before, folder / "was.parquet"), rated(plan, after, folder / "now.parquet")
    told = true_up(folder / "was.parquet", folder / "now.parquet", folder / "out.parquet", duckdb.connect())

    found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for one in pq.read_table(folder / "out.parquet").to_pylist():
        assert one["delta"] == one["after"] - one["before"]
        found[one["subject_id"], one["code"]] += one["delta"]
    expected = {(one.subject.id, one.code): Decimal(str(one.amount)) for one in deltas(was, now)}
    assert dict(found) == expected
    assert sum(one.amount for one in told) == sum(expected.values())


def test_every_bearer_gets_its_own_difference(tmp_path: Path) -> None:
    plan = plan_of(CARD, prices=PRICES)
    rated(plan, {"a": ("0.5", "plain")}, tmp_path / "was.parquet")
    rated(plan, {"a": ("1.5", "plain")}, tmp_path / "now.parquet")
    true_up(tmp_path / "was.parquet", tmp_path / "now.parquet", tmp_path / "out.parquet", duckdb.connect())
    rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert {one["bearer"]: one["delta"] for one in rows} == {
        "seller": Decimal("0.89"),  # 2.70 − 1.81
        "platform": Decimal("0.60"),  # 1.80 − 1.20
    }
