"""`quittance rate` with a buy and a sell tariff, and with periods that have not closed."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.interfaces.cli.conftest import TARIFFS, Run, write_card
from tests.interfaces.cli.test_rate import rows

PARCELS = """\
parcel_id,dest_country,dest_postcode,weight [kg],longest [cm],median [cm],shortest [cm],ship_date
munich,DE,80331,1,40,30,15,2026-03-10
sydney,AU,2000,1,40,30,15,2026-03-10
early,DE,80331,1,40,30,15,2025-12-31
"""
CONTRACT, SELL = TARIFFS / "contract-parcel-eu", TARIFFS / "sell-cost-plus"

LOOP = """\
tariff     = "broker"
title      = "A broker"
from       = 2026-01-01
side       = "buy"
currency   = "EUR"
vat        = "excluded"
per        = "parcel"
price_date = "ship_date"
trigger    = "first_scan"
source     = "made for a test"
trust      = "synthetic"

[[line]]
charge = "commission"
of     = ["buy.transport"]
rate   = "5 %"
"""


@pytest.fixture
def parcels(tmp_path: Path) -> Path:
    (tmp_path / "parcels.csv").write_text(PARCELS)
    return tmp_path / "parcels.csv"


@pytest.mark.parametrize("form", ["fact", "charge"])
def test_both_engines_buy_before_they_sell(run: Run, parcels: Path, tmp_path: Path, form: str) -> None:
    out = {engine: tmp_path / f"{engine}.parquet" for engine in ("duckdb", "reference")}
    for engine, path in out.items():
        options = ("--facts", parcels, "--out", path, "--engine", engine, "--form", form)
        result = run("rate", SELL, CONTRACT, *options)
        assert result.exit_code == 0, result.output
        words = [line.split() for line in result.stdout.splitlines()]
        assert ["sell-cost-plus", "parcel_fee", "1", "5.54", "EUR"] in words
        refused = next(line for line in words if "BUY_REFUSED" in line)
        assert refused[:4] == ["sell-cost-plus", "BUY_REFUSED", "parcel_fee", "1"]
    by_place = {
        engine: {(row["tariff"], row["subject_id"], str(row.get("charge"))): row for row in rows(path)}
        for engine, path in out.items()
    }
    assert by_place["duckdb"].keys() == by_place["reference"].keys()
    for key, row in by_place["duckdb"].items():
        mine = {name: value for name, value in row.items() if value is not None}
        theirs = {name: value for name, value in by_place["reference"][key].items() if value is not None}
        assert mine.items() <= theirs.items(), key
        assert all(name.endswith("_exact") for name in theirs.keys() - mine.keys()), key


@pytest.mark.parametrize("form", ["fact", "charge"])
def test_an_explanation_says_where_the_cost_is_from(
    run: Run, parcels: Path, tmp_path: Path, form: str
) -> None:
    out = tmp_path / "out.parquet"
    run("rate", CONTRACT, SELL, "--facts", parcels, "--out", out, "--form", form)
    sold = run("explain", out, "--fact", "munich")
    assert sold.exit_code == 0, sold.output
    assert "buy.transport 4.59 EUR" in sold.stdout
    assert "buy.transport is from contract-parcel-eu@2026-01-01: transport 4.59 EUR" in sold.stdout
    assert "buy.fuel is from contract-parcel-eu@2026-01-01: fuel 0.45 EUR" in sold.stdout
    assert sold.stdout.count("The file says the same.") == 2
    refused = run("explain", out, "--fact", "sydney")
    assert refused.exit_code == 0
    assert "refused BUY_REFUSED: the tariff that makes buy.transport has no price for it" in refused.stdout
    assert "buy.transport is from contract-parcel-eu@2026-01-01: NO_ROW" in refused.stdout


@pytest.mark.parametrize("engine", ["duckdb", "reference"])
def test_a_buy_tariff_that_reads_the_buy_side_is_a_loop(
    run: Run, parcels: Path, tmp_path: Path, engine: str
) -> None:
    broker = write_card(tmp_path / "broker", LOOP)
    options = ("--facts", parcels, "--out", tmp_path / "out.parquet", "--engine", engine)
    result = run("rate", CONTRACT, broker, *options)
    assert result.exit_code == 2
    assert "error LOOP_BETWEEN_TARIFFS: broker@2026-01-01 is a buy tariff" in result.stderr
    assert "Rate it in a run of its own" in result.stderr


ORDERS = "order_id,account,shipped_date\n" + "".join(f"{at},S1,2026-03-0{at}\n" for at in range(1, 7))


@pytest.mark.parametrize("engine", ["duckdb", "reference"])
@pytest.mark.parametrize("form", ["fact", "charge"])
def test_an_open_month_is_provisional_and_replays_so(
    run: Run, tmp_path: Path, engine: str, form: str
) -> None:
    (tmp_path / "orders.csv").write_text(ORDERS)
    out, month = tmp_path / "out.parquet", "account=S1, month=2026-03"
    options = ("--facts", tmp_path / "orders.csv", "--out", out, "--engine", engine, "--form", form)
    for day, expected in (("2026-03-31", True), ("2026-04-01", False)):
        result = run("rate", TARIFFS / "threepl-tiers", *options, "--closed-before", day)
        assert result.exit_code == 0, result.output
        stored = [row for row in rows(out) if row["subject_id"] == month]
        rebate = [row for row in stored if form == "fact" or row["charge"] == "volume_rebate"]
        assert [row["provisional"] for row in rebate] == [expected]
        others = [row for row in rows(out) if row["subject_id"] != month]
        assert not any(row["provisional"] for row in others)
        told = run("explain", out, "--fact", month)
        assert told.exit_code == 0, told.output
        assert ("0.41 GBP, provisional" in told.stdout) is expected
    run("rate", TARIFFS / "threepl-tiers", *options)
    assert not any(pq.read_table(out)["provisional"].to_pylist())


def test_a_day_is_written_as_a_day(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(ORDERS)
    options = ("--facts", tmp_path / "orders.csv", "--out", tmp_path / "out.parquet")
    result = run("rate", TARIFFS / "threepl-tiers", *options, "--closed-before", "April")
    assert result.exit_code == 2
    assert "closed-before" in result.stderr


SO_FAR = """\
tariff     = "so-far"
title      = "The third order of a month is cheaper"
from       = 2026-01-01
side       = "sell"
currency   = "GBP"
vat        = "excluded"
per        = "order"
price_date = "shipped_date"
trigger    = "shipped"
source     = "made for a test"
trust      = "synthetic"

[[line]]
measure = "orders_so_far"
per     = "account, month"
of      = "count of order"
window  = "so far"

[[line]]
charge = "fee"
when   = "orders_so_far > 2 order"
price  = "0.90 GBP"

[[line]]
charge = "fee"
price  = "1.00 GBP"
"""


def test_what_counts_orders_so_far_is_replayed_with_the_orders_before(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(ORDERS)
    out, card = tmp_path / "out.parquet", write_card(tmp_path / "card", SO_FAR)
    assert run("rate", card, "--facts", tmp_path / "orders.csv", "--out", out).exit_code == 0
    told = run("explain", out, "--fact", "3")
    assert told.exit_code == 0, told.output
    assert "total 0.90 GBP" in told.stdout
