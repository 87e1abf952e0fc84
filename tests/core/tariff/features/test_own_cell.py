from __future__ import annotations

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.operand import FactRead, LineRead
from quittance.core.tariff.table import RowRead
from tests.core.tariff.sheet import codes_of, line_of, plan_of

ZONES = "dest_postcode starts with,area,heavy_rate [GBP per exact kg]\nIV,far,0.80\n,near,0.20\n"
LOOKUP = '[[line]]\nmeasure = "area"\ntable = "zones"\n'


def test_a_lookup_is_the_cell_with_its_own_name() -> None:
    line = line_of(LOOKUP, zones=ZONES)
    assert line.steps == (OwnCell("area"),)
    assert (line.row, line.type.kind) == (RowRead("zones"), Kind.WORD)


def test_other_cells_are_read_by_heading() -> None:
    plan = plan_of(LOOKUP + '[[line]]\ncharge = "fee"\nof = "weight"\nrate = "area.heavy_rate"', zones=ZONES)
    assert plan.lines[1].steps[1].rates[0].amount == LineRead("area", "heavy_rate")


def test_a_column_picks_among_labels() -> None:
    limits = "price_group is,limit:UK [GBP],limit:DE [GBP]\ngeneral,20.00,18.00\n"
    line = line_of('[[line]]\nmeasure = "limit"\ntable = "limits"\ncolumn = "market"', limits=limits)
    assert line.row == RowRead("limits", FactRead("market"))


def test_a_term_picks_its_column_for_good() -> None:
    prices = "weight up to [kg],price:silver [GBP],price:gold [GBP]\n2,3.00,2.00\n"
    body = '[terms]\nlevel = "gold"\n[[line]]\ncharge = "fee"\ntable = "prices"\ncolumn = "level"'
    plan = plan_of(body, prices=prices)
    assert plan.lines[0].row == RowRead("prices:gold")
    assert [(result.name, result.label) for result in plan.table("prices:gold").results] == [("price", None)]


def test_lookups_that_find_nothing() -> None:
    assert codes_of('[[line]]\nmeasure = "other"\ntable = "zones"', zones=ZONES) == ["NO_BASIS"]
    assert codes_of('[[line]]\nmeasure = "area"\ntable = "zone"', zones=ZONES) == ["UNKNOWN_TABLE"]
    assert codes_of(LOOKUP + 'column = "market"', zones=ZONES) == ["UNKNOWN_COLUMN"]
    assert codes_of('[[line]]\nmeasure = "area"\ncolumn = "market"\nof = "weight"') == ["MISSING_KEY"]


def test_the_table_of_a_lookup_fills_in_nothing() -> None:
    headings = "service is,card,price [GBP],rate [GBP per started kg],at_least [GBP],scale"
    card = f"{headings}\nfast,a,1.00,0.30,2.00,whole\n"
    assert line_of('[[line]]\nmeasure = "card"\ntable = "cards"', cards=card).steps == (OwnCell("card"),)


def test_a_line_is_no_rate_itself() -> None:
    cards = "service is,kilo [GBP per exact kg]\nfast,0.30\n"
    assert codes_of('[[line]]\nmeasure = "kilo"\ntable = "cards"', cards=cards) == ["UNIT_MISMATCH"]
