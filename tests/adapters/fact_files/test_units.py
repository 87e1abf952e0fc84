"""Units in headings and in columns of units; mixed units become metric without losing a digit."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quittance.adapters.fact_files import fact_rows, open_facts
from quittance.adapters.fact_files.refusals import BadHeading
from quittance.kernel.unit import parse_unit

D = Decimal


@pytest.mark.parametrize(
    ("heading", "cell", "kilograms"),
    [
        ("weight", "1.5", "1.5"),
        ("weight [lb]", "1.5", "0.680388555"),
        ("Weight (LBS)", "1.5", "0.680388555"),
        ("actual_weight [KGM]", "1.5", "1.5"),
        ("weight_g", "1500", "1.5"),
        ("Actual Weight", "1.5", "1.5"),
        (" weight\u00a0", "1.5", "1.5"),
        ("gross-weight_oz", "16", "0.45359237"),
    ],
)
def test_a_heading_says_fact_and_unit(opened: Callable, heading: str, cell: str, kilograms: str) -> None:
    assert opened(f"parcel_id,{heading}\nP1,{cell}\n").row("P1")["weight"] == D(kilograms)


@pytest.mark.parametrize(
    ("heading", "says"),
    [("weight [stone]", "stone"), ("weight [cm]", "not measured in cm"), ("service [kg]", "service")],
)
def test_an_impossible_unit_refuses_the_file(opened: Callable, heading: str, says: str) -> None:
    with pytest.raises(BadHeading, match=says):
        opened(f"parcel_id,{heading}\nP1,1\n")


def test_amounts_name_their_currency(opened: Callable) -> None:
    found = opened("parcel_id,item_price [EUR],declared_value [EUR]\nP1,12.50,3\n")
    assert found.row("P1") == {
        "parcel_id": "P1", "item_price": D("12.5"), "declared_value": D(3), "currency": "EUR",
    }  # fmt: skip
    for headings in (
        "item_price [EUR],declared_value [GBP]",
        "item_price [EUR],currency",
        "item_price [XXX]",
    ):
        with pytest.raises(BadHeading):
            opened(f"parcel_id,{headings}\nP1,1,1\n")


def test_one_unit_throughout_stays_as_it_is(opened: Callable, parquet: Callable[[str], Path]) -> None:
    source = opened(
        parquet("SELECT 'P1' AS parcel_id, 1.5::DECIMAL(9, 2) AS weight, 'LBR' AS weight_uom")
    ).source
    column = source.schema.column("weight")
    assert column is not None
    assert column.unit is not None
    assert (column.unit.symbol, column.decimals, column.required) == ("lb", 2, True)
    assert "CASE" not in source.relation.split("weight")[0]


def test_words_of_units_that_nobody_knows_park_their_rows(opened: Callable) -> None:
    found = opened(
        "parcel_id,weight,weight_uom,length,width,height,dim_uom\n"
        "P1,1,kg,1,2,3,cm\nP2,1,stone,1,2,3,cm\nP3,1,,1,2,3,\nP4,,,,,,\nP5,1,kg,1,2,3,kg\n"
    )
    assert [row.id for row in found.rows] == ["P1", "P4"]
    assert found.problems == [
        (3, "UNKNOWN_UNIT", "weight_uom"),
        (4, "UNKNOWN_UNIT", "dim_uom"),
        (4, "UNKNOWN_UNIT", "weight_uom"),
        (6, "UNKNOWN_UNIT", "dim_uom"),
    ]


def test_a_column_of_units_may_be_a_fact_s_own(opened: Callable) -> None:
    found = opened("parcel_id,actual_weight,actual_weight_uom,hub_weight,weight_uom\nP1,1,g,1,kg\n")
    assert found.row("P1") == {"parcel_id": "P1", "weight": D("0.001"), "hub_weight": D(1)}


def test_bounds_are_those_of_each_unit(opened: Callable) -> None:
    found = opened(
        "parcel_id,weight,weight_uom\nP1,220462,lb\nP2,220463,lb\nP3,100000,kg\nP4,100001,kg\n"
        "P5,1.2345,lb\nP6,1.2345,kg\nP7,100000001,g\n"
    )
    assert [row.id for row in found.rows] == ["P1", "P3", "P5"]
    assert {line for line, code, _ in found.problems if code == "OUT_OF_BOUNDS"} == {3, 5, 7, 8}


def test_units_are_those_of_the_box_not_of_the_road(opened: Callable) -> None:
    found = opened("parcel_id,length,width,height,dim_uom,distance\nP1,10,20,30,in,12.5\n")
    assert found.row("P1")["distance"] == 12_500
    assert found.row("P1")["longest"] == D("0.762")


MASSES, LENGTHS = ("kg", "g", "lb", "oz", "t"), ("cm", "mm", "in", "m", "ft")
DECIMALS = {"kg": 3, "g": 1, "lb": 4, "oz": 3, "t": 6, "cm": 2, "mm": 1, "in": 3, "m": 4, "ft": 4}


@st.composite
def _quantities(draw: st.DrawFn, units: tuple[str, ...]) -> tuple[Decimal, str]:
    unit = draw(st.sampled_from(units))
    return draw(st.decimals(0, 9, places=DECIMALS[unit])), unit


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(_quantities(MASSES), _quantities(LENGTHS), st.tuples(st.integers(1, 9), st.integers(1, 9))),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_mixed_units_are_exact(
    tmp_path: Path, rows: list[tuple[tuple[Decimal, str], tuple[Decimal, str], tuple[int, int]]]
) -> None:
    path = tmp_path / "mixed.csv"
    lines = ["parcel_id,weight,weight_uom,length,width,height,dim_uom"]
    for at, ((weight, mass), (side, length), (width, height)) in enumerate(rows):
        lines.append(f"P{at},{weight:f},{mass},{side:f},{width},{height},{length}")
    path.write_text("\n".join(lines), encoding="utf-8")
    with duckdb.connect() as connection:
        (source,) = open_facts(path, kinds=["parcel"], connection=connection, work=tmp_path / "work")
        assert source.parked_count == 0
        for row, ((weight, mass), (side, length), (width, height)) in zip(
            fact_rows(source, connection), rows, strict=True
        ):
            metre = parse_unit(length).factor
            sides = [Fraction(side) * metre, width * metre, height * metre]
            assert row.values["weight"] == Fraction(weight) * parse_unit(mass).factor
            assert row.values["longest"] == max(sides)
            assert row.values["volume"] == sides[0] * sides[1] * sides[2]
