"""`quittance rate` and `quittance explain`, by both engines and in both forms."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.interfaces.cli.conftest import CARD, TARIFFS, Run, write_card

FACTS = """\
parcel_id,weight [kg],service,ship_date
a,0.5,slow,2026-02-01
b,1.5,fast,2026-07-01
c,9,slow,2026-02-01
d,0.5,never,2026-02-01
e,0.5,slow,2020-01-01
f,much,slow,2026-02-01
"""


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    (tmp_path / "facts.csv").write_text(FACTS)
    return tmp_path / "facts.csv"


def rows(path: Path) -> list[dict[str, Any]]:
    table = pq.read_table(path)
    plain = pa.table(
        {
            name: column.cast(pa.decimal128(38, 6)) if pa.types.is_decimal(column.type) else column
            for name, column in zip(table.column_names, table.columns, strict=True)
        }
    )
    return sorted(plain.to_pylist(), key=lambda row: (row["subject_id"], str(row.get("line"))))


@pytest.mark.parametrize("form", ["fact", "charge"])
def test_both_engines_write_the_same_file(
    run: Run, card: Path, facts: Path, tmp_path: Path, form: str
) -> None:
    out = {engine: tmp_path / f"{engine}.parquet" for engine in ("duckdb", "reference")}
    for engine, path in out.items():
        result = run("rate", card, "--facts", facts, "--out", path, "--engine", engine, "--form", form)
        assert result.exit_code == 0, result.output
        assert "5 facts rated" in result.stdout
    engine, reference = rows(out["duckdb"]), rows(out["reference"])
    more = set(reference[0]) - set(engine[0])
    assert all(name.endswith("_exact") for name in more)
    assert engine == [{name: value for name, value in row.items() if name not in more} for row in reference]


@pytest.mark.parametrize("engine", ["duckdb", "reference"])
def test_sums_refusals_and_parked_rows_are_told(
    run: Run, card: Path, facts: Path, tmp_path: Path, engine: str
) -> None:
    result = run("rate", card, "--facts", facts, "--out", tmp_path / "out.parquet", "--engine", engine)
    words = [line.split() for line in result.stdout.splitlines()]
    assert ["card", "postage", "2", "8.50", "GBP"] in words
    assert ["fuel", "2", "6.00", "GBP"] in words
    for refusal in (["NO_ROW", "format", "1"], ["NO_COLUMN", "postage", "1"], ["NO_VERSION", "1"]):
        assert any(line[1 : 1 + len(refusal)] == refusal for line in words), refusal
    parked = tmp_path / "out.parked.csv"
    assert f"1 row could not be read and is parked in {parked}" in result.stderr
    assert "BAD_NUMBER" in parked.read_text()
    assert "quittance explain" in result.stdout


def test_the_sql_is_shown_on_request(run: Run, card: Path, facts: Path, tmp_path: Path) -> None:
    result = run("rate", card, "--facts", facts, "--out", tmp_path / "out.parquet", "--show-sql")
    assert "SELECT" in result.stdout


@pytest.mark.parametrize("engine", ["duckdb", "reference"])
@pytest.mark.parametrize("form", ["fact", "charge"])
def test_a_rated_fact_is_explained_and_proven(
    run: Run, card: Path, facts: Path, tmp_path: Path, engine: str, form: str
) -> None:
    out = tmp_path / "out.parquet"
    run("rate", card, "--facts", facts, "--out", out, "--engine", engine, "--form", form)
    priced = run("explain", out, "--fact", "b")
    assert priced.exit_code == 0
    assert "total 9.50 GBP" in priced.stdout
    assert "The file says the same." in priced.stdout
    refused = run("explain", out, "--fact", "c")
    assert refused.exit_code == 0
    assert "NO_ROW" in refused.stdout


def altered(path: Path, column: str) -> None:
    """One cent more in a column, the metadata kept."""
    table = pq.read_table(path)
    values = [None if value is None else value + 1 for value in table[column].to_pylist()]
    place = table.schema.get_field_index(column)
    pq.write_table(table.set_column(place, column, pa.array(values, table.schema.field(place).type)), path)


@pytest.mark.parametrize(("form", "column"), [("fact", "postage"), ("charge", "amount")])
def test_another_cent_in_the_file_is_told_loudly(
    run: Run, card: Path, facts: Path, tmp_path: Path, form: str, column: str
) -> None:
    out = tmp_path / "out.parquet"
    run("rate", card, "--facts", facts, "--out", out, "--form", form)
    altered(out, column)
    result = run("explain", out, "--fact", "a")
    assert result.exit_code == 4
    assert "error REPLAY_DIFFERS: card@2026-01-01: the file says" in result.stderr


def test_a_tariff_that_changed_since_is_told_loudly(
    run: Run, card: Path, facts: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.parquet"
    run("rate", card, "--facts", facts, "--out", out)
    (card / "tariff.toml").write_text(CARD.replace("10 %", "11 %"))
    result = run("explain", out, "--fact", "a")
    assert result.exit_code == 4
    assert "its content changed since" in result.stderr


def test_facts_that_changed_since_are_told_loudly(run: Run, card: Path, facts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    run("rate", card, "--facts", facts, "--out", out)
    facts.write_text(FACTS.replace("a,0.5", "a,0.9"))
    assert run("explain", out, "--fact", "a").exit_code == 4


def test_two_versions_share_the_facts_by_their_dates(run: Run, facts: Path, tmp_path: Path) -> None:
    first = write_card(tmp_path / "first", CARD.replace("[terms]", "before = 2026-06-01\n[terms]"))
    second = write_card(
        tmp_path / "second",
        CARD.replace("from       = 2026-01-01", "from = 2026-06-01").replace("10 %", "80 %"),
    )
    for engine in ("duckdb", "reference"):
        out = tmp_path / f"{engine}.parquet"
        run("rate", first, second, "--facts", facts, "--out", out, "--engine", engine)
        fuel = {row["subject_id"]: (str(row["version"]), row["fuel"]) for row in rows(out)}
        assert fuel["a"][0] == "2026-01-01"
        assert fuel["b"] == ("2026-06-01", Decimal("5.20"))
        assert run("explain", out, "--fact", "b").exit_code == 0


GROUPED = """\
order_line_id,order_id,units,weight [lb],length [in],width [in],height [in],ship_date
l1,o1,1,0.4,3,3,3,2025-09-01
l2,o2,1,0.4,3,3,3,2025-09-01
l3,o2,1,0.4,3,3,3,2025-09-01
"""


@pytest.mark.parametrize("engine", ["duckdb", "reference"])
def test_a_fact_whose_price_hangs_on_its_order_is_explained_with_it(
    run: Run, tmp_path: Path, engine: str
) -> None:
    """TikTok FBT: a unit alone costs 4.52 at half a pound, in an order of two 2.94."""
    (tmp_path / "lines.csv").write_text(GROUPED)
    out = tmp_path / "out.parquet"
    card = TARIFFS / "tiktok-fbt-us"
    rated = run("rate", card, "--facts", tmp_path / "lines.csv", "--out", out, "--engine", engine)
    assert rated.exit_code == 0, rated.output
    alone, together = (run("explain", out, "--fact", fact) for fact in ("l1", "l3"))
    assert (alone.exit_code, together.exit_code) == (0, 0)
    assert "total 4.52 USD" in alone.stdout
    assert "total 2.94 USD" in together.stdout


def test_the_kind_of_facts_must_be_one_that_the_tariff_prices(
    run: Run, card: Path, facts: Path, tmp_path: Path
) -> None:
    result = run("rate", card, "--facts", f"order={facts}", "--out", tmp_path / "out.parquet")
    assert result.exit_code == 2
    assert "error NOTHING_TO_RATE: card@2026-01-01 prices a parcel; the facts are of order." in result.stderr


def test_a_tariff_of_another_kind_is_left_out_and_told(
    run: Run, card: Path, facts: Path, tmp_path: Path
) -> None:
    other = TARIFFS / "ltl-hundredweight"
    result = run("rate", card, other, "--facts", facts, "--out", tmp_path / "out.parquet")
    assert result.exit_code == 0
    assert "warning OTHER_SUBJECT: ltl-hundredweight@" in result.stderr


def test_ids_that_stand_twice_are_told(run: Run, card: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text(FACTS + "a,0.5,slow,2026-02-01\n")
    result = run("rate", card, "--facts", tmp_path / "facts.csv", "--out", tmp_path / "out.parquet")
    assert "1 id stands in several rows" in result.stderr
