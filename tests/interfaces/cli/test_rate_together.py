"""`quittance rate` with several tariffs and versions: what is said, and what both engines do with it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.interfaces.cli.conftest import Run

ENGINES = pytest.mark.parametrize("engine", ["duckdb", "reference"])
FORMS = pytest.mark.parametrize("form", ["fact", "charge"])

COVER = """\
tariff     = "{tariff}"
title      = "A card for tests"
from       = {starts}
{more}
side       = "buy"
currency   = "GBP"
vat        = "excluded"
per        = "{per}"
price_date = "ship_date"
trigger    = "tender"
source     = "made for tests"
trust      = "synthetic"
"""
FEE = '[[line]]\ncharge = "fee"\nprice = "{price} GBP"\n'


def write(
    folder: Path,
    name: str,
    *,
    tariff: str = "card",
    starts: str = "2026-01-01",
    more: str = "",
    per: str = "parcel",
    lines: str = "",
    price: str = "1.00",
) -> Path:
    path = folder / name
    path.mkdir()
    cover = COVER.format(tariff=tariff, starts=starts, more=more, per=per)
    (path / "tariff.toml").write_text(f"{cover}\n{lines or FEE.format(price=price)}")
    return path


def facts(folder: Path, text: str) -> Path:
    path = folder / "facts.csv"
    path.write_text(text)
    return path


def totals(path: Path) -> dict[str, Decimal | None]:
    rows = pq.read_table(path).to_pylist()
    return {row["subject_id"]: row.get("total", row.get("amount")) for row in rows}


@ENGINES
def test_a_version_prices_what_became_known_after_it(run: Run, tmp_path: Path, engine: str) -> None:
    first = write(tmp_path, "first")
    later = write(tmp_path, "later", starts="2026-04-07", more="known_from = 2026-05-01", price="2.00")
    file = facts(
        tmp_path,
        "parcel_id,ship_date,known_date\nbefore,2026-04-10,2026-04-30\non,2026-04-10,2026-05-01\nunsaid,2026-04-10,\n",
    )
    out = tmp_path / "out.parquet"
    result = run("rate", first, later, "--facts", file, "--out", out, "--engine", engine)
    assert result.exit_code == 0, result.output
    assert totals(out) == {"before": Decimal("1"), "on": Decimal("2"), "unsaid": Decimal("1")}


@ENGINES
def test_a_version_that_nobody_knew_prices_nothing(run: Run, tmp_path: Path, engine: str) -> None:
    card = write(tmp_path, "card", more="known_from = 2026-05-01")
    file = facts(tmp_path, "parcel_id,ship_date\na,2026-04-10\nb,2026-05-10\n")
    out = tmp_path / "out.parquet"
    run("rate", card, "--facts", file, "--out", out, "--engine", engine)
    assert totals(out) == {"a": None, "b": Decimal("1")}


@ENGINES
@FORMS
def test_every_fact_is_in_the_file_or_parked(run: Run, tmp_path: Path, engine: str, form: str) -> None:
    card = write(tmp_path, "card")
    text = "parcel_id,ship_date\ngood,2026-02-01\nearly,2020-02-01\ndateless,\nspoilt,someday\n"
    out = tmp_path / "out.parquet"
    result = run(
        "rate", card, "--facts", facts(tmp_path, text), "--out", out, "--engine", engine, "--form", form
    )
    assert "3 facts rated, 3 rows written" in result.stdout
    told = {
        row["subject_id"]: (row["refusal"], row["version"] and str(row["version"]))
        for row in pq.read_table(out).to_pylist()
    }
    assert told == {
        "good": (None, "2026-01-01"),
        "early": ("NO_VERSION", None),
        "dateless": ("MISSING_FACT", None),
    }
    assert "spoilt" in (tmp_path / "out.parked.csv").read_text()


@ENGINES
def test_a_fact_without_a_version_is_explained(run: Run, tmp_path: Path, engine: str) -> None:
    card = write(tmp_path, "card")
    file = facts(tmp_path, "parcel_id,ship_date\nearly,2020-02-01\nlate,2026-02-01\n")
    out = tmp_path / "out.parquet"
    run("rate", card, "--facts", file, "--out", out, "--engine", engine)
    result = run("explain", out, "--fact", "early")
    assert result.exit_code == 0, result.output
    assert "no version of card is in force (NO_VERSION)" in result.stdout
    assert "The file says the same." in result.stdout


def test_two_contents_of_one_version_are_refused(run: Run, tmp_path: Path) -> None:
    one, other = write(tmp_path, "one"), write(tmp_path, "other", price="9.00")
    file = facts(tmp_path, "parcel_id,ship_date\na,2026-02-01\n")
    result = run("rate", one, other, "--facts", file, "--out", tmp_path / "out.parquet")
    assert result.exit_code != 0
    assert "SAME_VERSION_TWICE" in result.stderr


def test_one_content_named_twice_is_rated_once(run: Run, tmp_path: Path) -> None:
    one, same = write(tmp_path, "one"), write(tmp_path, "same")
    file = facts(tmp_path, "parcel_id,ship_date\na,2026-02-01\n")
    result = run("rate", one, same, "--facts", file, "--out", tmp_path / "out.parquet")
    assert "1 fact rated, 1 row written" in result.stdout


def test_time_zones_that_differ_are_refused(run: Run, tmp_path: Path) -> None:
    one = write(tmp_path, "one")
    other = write(tmp_path, "other", tariff="other", more='time_zone = "Asia/Shanghai"')
    file = facts(tmp_path, "parcel_id,ship_date\na,2026-03-31T20:00:00Z\n")
    result = run("rate", one, other, "--facts", file, "--out", tmp_path / "out.parquet")
    assert result.exit_code != 0
    assert "TIME_ZONES_DIFFER" in result.stderr


def test_a_fact_declared_in_two_ways_is_refused(run: Run, tmp_path: Path) -> None:
    word = '[facts.hazard]\nkind = "word"\n'
    number = '[facts.hazard]\nkind = "number"\nunit = "kg"\ndecimals = 1\nhighest = 10\n'
    fee = '[[line]]\ncharge = "fee"\nwhen = "hazard {}"\nprice = "1.00 GBP"\n'
    one = write(tmp_path, "one", lines=word + fee.format("is x"))
    other = write(tmp_path, "other", tariff="other", lines=number + fee.format("> 2 kg"))
    file = facts(tmp_path, "parcel_id,ship_date,hazard\na,2026-02-01,x\n")
    result = run("rate", one, other, "--facts", file, "--out", tmp_path / "out.parquet")
    assert result.exit_code != 0, result.output
    assert "FACT_DECLARED_TWICE" in result.stderr


def test_the_first_id_column_says_what_the_rows_are(run: Run, tmp_path: Path) -> None:
    orders = write(tmp_path, "orders", tariff="orders", per="order")
    parcels = write(tmp_path, "parcels", tariff="parcels", price="2.00")
    out = tmp_path / "out.parquet"
    for text, tariff in (
        ("parcel_id,order_id,ship_date\np,o,2026-02-01\n", "parcels"),
        ("order_id,parcel_id,ship_date\no,p,2026-02-01\n", "orders"),
    ):
        run("rate", orders, parcels, "--facts", facts(tmp_path, text), "--out", out)
        assert [row["tariff"] for row in pq.read_table(out).to_pylist()] == [tariff]


@ENGINES
def test_a_version_that_changes_inside_a_month_is_told(run: Run, tmp_path: Path, engine: str) -> None:
    lines = """\
[[line]]
charge = "fee"
price = "1.00 GBP"

[[line]]
measure = "fees"
per = "account, month"
of = "sum of fee"

[[line]]
charge = "minimum"
per = "account, month"
of = ["fees"]
top_up_to = "50.00 GBP"
"""
    first = write(tmp_path, "first", lines=lines)
    later = write(tmp_path, "later", starts="2026-03-15", lines=lines)
    file = facts(tmp_path, "parcel_id,ship_date,account\na,2026-03-01,A\nb,2026-03-20,A\nc,2026-03-20,B\n")
    result = run("rate", first, later, "--facts", file, "--out", tmp_path / "out.parquet", "--engine", engine)
    assert result.exit_code == 0, result.output
    assert "VERSION_CHANGES" in result.stderr
    assert "inside 1 groups (parcel by account, month), the first of them A, 2026-03-01" in result.stderr


MONTHLY = """\
[[line]]
charge = "fee"
table  = "fees"

[[line]]
charge = "minimum"
per = "account, month"
before = 2026-03-15
of = ["fee"]
top_up_to = "50.00 GBP"

[[line]]
charge = "minimum"
per = "account, month"
from = 2026-03-15
of = ["fee"]
top_up_to = "60.00 GBP"
"""


@ENGINES
def test_what_changes_inside_a_month_is_written_with_from_and_the_month_is_charged_once(
    run: Run, tmp_path: Path, engine: str
) -> None:
    """What the hint of VERSION_CHANGES says: fees of both weeks count, and the last day's minimum holds."""
    first = write(tmp_path, "first", lines=MONTHLY.partition('[[line]]\ncharge = "minimum"')[0])
    later = write(tmp_path, "later", starts="2026-03-01", lines=MONTHLY)
    (first / "fees.csv").write_text("price [GBP]\n1.00\n")
    (later / "fees.csv").write_text("from, price [GBP]\n2026-03-01, 1.00\n2026-03-15, 2.00\n")
    file = facts(tmp_path, "parcel_id,ship_date,account\na,2026-02-27,A\nb,2026-03-01,A\nc,2026-03-20,A\n")
    out = tmp_path / "out.parquet"
    result = run("rate", first, later, "--facts", file, "--out", out, "--engine", engine)
    assert result.exit_code == 0, result.output
    assert "VERSION_CHANGES" not in result.stderr
    found = totals(out)
    assert [found[name] for name in "abc"] == [Decimal("1.00"), Decimal("1.00"), Decimal("2.00")]
    assert found["account=A, month=2026-03"] == Decimal("57.00")


PER_ORDER = """\
[[line]]
charge = "fee"
per = "order"
price = "{price} GBP"
"""


@ENGINES
def test_an_order_that_ships_on_two_days_is_priced_once_by_a_day_of_its_own(
    run: Run, tmp_path: Path, engine: str
) -> None:
    file = facts(
        tmp_path,
        "parcel_id,order_id,order_date,ship_date\na,O,2026-03-10,2026-03-14\nb,O,2026-03-10,2026-03-20\n",
    )
    by_ship_date = [
        write(tmp_path, f"ship-{day}", starts=f"2026-03-{day}", lines=PER_ORDER.format(price=price))
        for day, price in (("01", "3.00"), ("15", "4.00"))
    ]
    out = tmp_path / "out.parquet"
    result = run("rate", *by_ship_date, "--facts", file, "--out", out, "--engine", engine)
    assert "VERSION_CHANGES" in result.stderr
    assert "price_date = order_date" in result.stderr
    assert pq.read_table(out).num_rows == 2
    for path in by_ship_date:
        cover = path / "tariff.toml"
        cover.write_text(cover.read_text().replace('price_date = "ship_date"', 'price_date = "order_date"'))
    result = run("rate", *by_ship_date, "--facts", file, "--out", out, "--engine", engine)
    assert "VERSION_CHANGES" not in result.stderr
    assert totals(out) == {"order_id=O": Decimal("3.00")}


@ENGINES
def test_versions_of_one_shape_keep_what_each_says_of_its_charge(
    run: Run, tmp_path: Path, engine: str
) -> None:
    said = 'reversed_by = ["cancelled"]\nrecognised = "delivered"\n'
    first = write(tmp_path, "first", lines=FEE.format(price="1.00"))
    later = write(
        tmp_path,
        "later",
        starts="2026-02-01",
        lines=FEE.format(price="2.00") + 'trigger = "delivered"\n' + said,
    )
    file = facts(tmp_path, "parcel_id,ship_date\na,2026-01-10\nb,2026-02-10\n")
    out = tmp_path / "out.parquet"
    result = run("rate", first, later, "--facts", file, "--out", out, "--engine", engine, "--form", "charge")
    assert result.exit_code == 0, result.output
    told = {
        row["subject_id"]: (row["trigger"], row["reversed_by"], row["recognised"])
        for row in pq.read_table(out).to_pylist()
    }
    assert told == {"a": ("tender", None, None), "b": ("delivered", "cancelled", "delivered")}


@ENGINES
def test_a_charge_carries_the_day_by_which_its_line_was_priced(run: Run, tmp_path: Path, engine: str) -> None:
    lines = (
        FEE.format(price="1.00")
        + '\n[[line]]\ncharge = "late"\nprice = "2.00 GBP"\nprice_date = "order_date"\n'
    )
    card = write(tmp_path, "card", lines=lines)
    file = facts(tmp_path, "parcel_id,ship_date,order_date\na,2026-01-10,2026-03-05\n")
    out = tmp_path / "out.parquet"
    run("rate", card, "--facts", file, "--out", out, "--engine", engine, "--form", "charge")
    days = {row["charge"]: str(row["price_date"]) for row in pq.read_table(out).to_pylist()}
    assert days == {"fee": "2026-01-10", "late": "2026-03-05"}
    assert "by order_date 2026-03-05" in run("explain", out, "--fact", "a").stdout


def test_true_up_needs_files_with_one_row_a_charge(run: Run, tmp_path: Path) -> None:
    card = write(tmp_path, "card")
    file = facts(tmp_path, "parcel_id,ship_date\na,2026-01-10\n")
    out = tmp_path / "out.parquet"
    run("rate", card, "--facts", file, "--out", out)
    result = run("true-up", out, out, "--out", tmp_path / "deltas.parquet")
    assert result.exit_code != 0
    assert "OTHER_FORM" in result.stderr


@pytest.mark.parametrize(("language", "said"), [("en", "Nothing is to be trued up"), ("zh", "无需补差")])
def test_the_same_again_has_nothing_to_true_up(run: Run, tmp_path: Path, language: str, said: str) -> None:
    card = write(tmp_path, "card")
    file = facts(tmp_path, "parcel_id,ship_date\na,2026-01-10\n")
    out = tmp_path / "out.parquet"
    run("rate", card, "--facts", file, "--out", out, "--form", "charge")
    result = run("true-up", out, out, "--out", tmp_path / "deltas.parquet", "--language", language)
    assert said in result.stdout
    assert pq.read_table(tmp_path / "deltas.parquet").num_rows == 0
