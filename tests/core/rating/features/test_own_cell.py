from __future__ import annotations

from decimal import Decimal

from quittance.core.rating.result import State
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.operand import LineRead
from tests.support.plans import PARCEL, ROUND, Sheet
from tests.support.rows import rate_one


def _zones() -> Sheet:
    sheet = Sheet()
    sheet.table(
        "zones", "dest_postcode starts with, zone, days [day]", "BT, 3, 4", "IV|KW, 2, 3", "B, 1, ", ", , 9"
    )
    sheet.lookup("zone", OwnCell("zone"), table="zones", scope=PARCEL)
    return sheet


def test_the_line_is_the_cell_under_its_own_name() -> None:
    result = rate_one(_zones(), dest_postcode="KW1 4AB").line("zone")
    assert (result.state, result.value) == (State.APPLIED, "2")
    assert result.row is not None
    assert str(result.row.place) == "zones.csv:3"


def test_an_empty_cell_is_refused() -> None:
    result = rate_one(_zones(), dest_postcode="AB1").line("zone")
    assert (result.state, result.refusal, result.about) == (State.REFUSED, "NO_PRICE", "zones")


def test_other_columns_are_read_by_their_heading() -> None:
    sheet = _zones()
    sheet.measure("days_taken", Basis((LineRead("zone", "days"),)), unit="day", scope=PARCEL)
    sheet.charge(
        "per_day", Basis(sheet.reads("days_taken")), Priced(None, (sheet.rate("1 GBP per exact day"),)), ROUND
    )
    assert rate_one(sheet, dest_postcode="BT1").total == Decimal(4)


def test_an_empty_cell_of_another_line_is_absent() -> None:
    sheet = _zones()
    sheet.measure("days_taken", Basis((LineRead("zone", "days"),)), unit="day", scope=PARCEL)
    assert rate_one(sheet, dest_postcode="B33").line("zone").value == "1"
    sheet.charge(
        "per_day", Basis(sheet.reads("days_taken")), Priced(None, (sheet.rate("1 GBP per exact day"),)), ROUND
    )
    result = rate_one(sheet, dest_postcode="B33")
    assert result.line("days_taken").state is State.ABSENT
    assert result.line("per_day").state is State.ABSENT
    assert result.total == 0
