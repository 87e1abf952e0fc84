"""The columns on the page of output columns are those that both engines write."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from quittance.config.wiring import Wiring
from quittance.interfaces.cli.app import cli
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "reference" / "output-columns.md").read_text(encoding="utf-8")

TARIFF = """
tariff = "card"
title = "A line of every kind"
from = 2026-01-01
side = "sell"
currency = "GBP"
vat = "excluded"
per = "parcel"
price_date = "ship_date"
trigger = "delivered"
source = "made up"
trust = "synthetic"

[[line]]
measure = "dim_weight"
of = "volume"
rate = "1 kg per 5000 cm3"

[[line]]
measure = "billed"
greatest_of = ["weight", "dim_weight"]

[[line]]
measure = "is_heavy"
when = "billed > 10 kg"

[[line]]
measure = "band"
table = "bands"

[[line]]
charge = "fee"
when = "is_heavy"
price = "9.00 GBP"
bearer = { seller = "50 %", "platform:A-1" = "50 %" }

[[line]]
charge = "fee"
of = "billed"
rate = "1.11 GBP per exact kg"
bearer = "seller"

[[line]]
charge = "band_fee"
when = "band in small, large"
table = "bands"

[[line]]
discount = "monthly_rebate"
per = "account, month"
of = ["fee", "band_fee"]
rate = "1.5 %"
"""
BANDS = "billed up to [kg],band,price [GBP]\n2,small,0.50\n20,large,1.00\n"
FACTS = """\
parcel_id,account,ship_date,weight [kg],length [cm],width [cm],height [cm]
P1,A,2026-04-08,1.234,30,20,10
P2,A,2026-04-09,12,30,20,10
P3,A,2026-04-09,25,30,20,10
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("columns")
    (folder / "card").mkdir()
    (folder / "card" / "tariff.toml").write_text(TARIFF, encoding="utf-8")
    (folder / "card" / "bands.csv").write_text(BANDS, encoding="utf-8")
    (folder / "facts.csv").write_text(FACTS, encoding="utf-8")
    return folder


def _rated(folder: Path, engine: str, form: str) -> pa.Table:
    out = folder / f"{engine}-{form}.parquet"
    arguments = ["rate", str(folder / "card"), "--facts", str(folder / "facts.csv"), "--out", str(out)]
    arguments += ["--engine", engine, "--form", form]
    CliRunner().invoke(cli, arguments, obj=Wiring(), catch_exceptions=False)
    return pq.read_table(out)


def _section(title: str) -> str:
    return PAGE.split(f"## {title}", 1)[1].split("\n## ", 1)[0]


def _columns(title: str) -> dict[str, str]:
    return dict(re.findall(r"^\| `(\w+)` \| ([^|]+?) \|", _section(title), re.MULTILINE))


TYPES = {"text": pa.string(), "day": pa.date32(), "integer": pa.int32(), "boolean": pa.bool_()}


def _is(type_: pa.DataType, said: str) -> bool:
    if said.startswith("decimal"):
        return pa.types.is_decimal(type_) and type_.precision == 18 and type_.scale <= int(said.split()[-1])
    plain = type_.value_type if pa.types.is_dictionary(type_) else type_
    return any(plain == TYPES[word] for word in re.findall(r"[a-z]+", said) if word in TYPES)


@pytest.mark.parametrize("engine", ["duckdb", "reference"])
def test_form_charge_has_the_columns_of_the_page(folder: Path, engine: str) -> None:
    table = _rated(folder, engine, "charge")
    said = _columns("Both forms") | _columns("Form charge")
    assert table.schema.names == list(said)
    for field in table.schema:
        assert _is(field.type, said[field.name]), field
    assert "order" not in table["subject_id"].to_pylist()
    assert {"P1", "account=A, month=2026-04"} <= set(table["subject_id"].to_pylist())


@pytest.mark.parametrize("engine", ["duckdb", "reference"])
def test_form_fact_has_the_columns_of_the_page(folder: Path, engine: str) -> None:
    table = _rated(folder, engine, "fact")
    names = table.schema.names
    identity = list(_columns("Both forms"))
    assert names[: len(identity)] == identity
    whole = ["currency", "total", "refusal", "refused_line", "provisional"]
    assert [name for name in names if name in whole] == whole
    others = [name for name in names if name not in (*identity, *whole) and not name.endswith("_exact")]
    assert others == [
        *("dim_weight", "billed", "billed_from", "is_heavy", "band", "band_row"),
        *("fee", "fee_line", "band_fee", "band_fee_row", "monthly_rebate"),
    ]
    assert {"fee_exact", "monthly_rebate_exact"} <= set(names)
    said = dict.fromkeys(others, "") | {"fee": "decimal, 4", "fee_line": "integer", "billed": "decimal, 6"}
    assert all(_is(table.schema.field(name).type, kind) for name, kind in said.items() if kind)


@pytest.mark.parametrize("engine", ["duckdb", "reference"])
def test_what_the_page_says_of_values_holds(folder: Path, engine: str) -> None:
    facts = {row["subject_id"]: row for row in _rated(folder, engine, "fact").to_pylist()}
    assert facts["P1"]["billed_from"] == "weight"
    assert (facts["P1"]["band_row"], facts["P1"]["fee_line"], facts["P2"]["fee_line"]) == (2, 6, 5)
    assert str(facts["P1"]["fee_exact"]).rstrip("0") == "1.36974"
    assert (facts["P3"]["refusal"], facts["P3"]["total"], facts["P3"]["refused_line"]) == ("NO_ROW", None, 4)
    charges = _rated(folder, engine, "charge").to_pylist()
    shares = [row for row in charges if (row["subject_id"], row["charge"]) == ("P2", "fee")]
    assert sorted(row["bearer"] for row in shares) == ["platform:A-1", "seller"]
    assert {str(row["amount"]) for row in shares} == {"9.0000"}
    assert {str(row["bearer_amount"]) for row in shares} == {"4.5000"}
    assert "is_heavy" not in {row["charge"] for row in charges}
