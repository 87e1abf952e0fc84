"""Facts typed in by hand: units, dates and words as people write them, a finding for the rest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from quittance.core.facts.catalogue import CATALOGUE
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.entry import row_from_pairs
from quittance.core.facts.kind import Kind

D = Decimal


def test_a_parcel_as_people_write_it() -> None:
    entry = row_from_pairs(
        "parcel",
        {
            "weight": "1.9 kg",
            "length": "12 in",
            "width": "30cm",
            "height": "0.09 m",
            "ship_date": "2026-04-08",
            "dest_postcode": " iv1 1aa ",
            "residential": "Yes",
            "units": "2",
            "item_price": "12.50 EUR",
            "service": "",
        },
        id="P1",
    )
    assert entry.findings == ()
    assert entry.row.values == {
        "weight": D("1.9"),
        "longest": D("0.3048"),
        "median": D("0.3"),
        "shortest": D("0.09"),
        "girth": D("0.78"),
        "length_girth": D("1.0848"),
        "volume": D("0.0082296"),
        "ship_date": date(2026, 4, 8),
        "dest_postcode": "IV1 1AA",
        "dest_district": "IV1",
        "dest_area": "IV",
        "residential": True,
        "units": D(2),
        "item_price": D("12.5"),
        "currency": "EUR",
        "parcel_id": "P1",
    }


@pytest.mark.parametrize(
    ("name", "text", "code", "says"),
    [
        ("wieght", "1 kg", "UNKNOWN_FACT", "weight"),
        ("month", "4", "UNKNOWN_FACT", "pricing date"),
        ("weight", "1,9 kg", "BAD_NUMBER", "1,9"),
        ("weight", "heavy", "BAD_NUMBER", "heavy"),
        ("weight", "1.9", "UNIT_MISSING", "1.9 kg"),
        ("weight", "1.9 stone", "UNKNOWN_UNIT", "stone"),
        ("weight", "1.9 cm", "UNITS_DO_NOT_FIT", "cm"),
        ("weight", "100000.001 kg", "OUT_OF_BOUNDS", "100000"),
        ("weight", "-1 kg", "OUT_OF_BOUNDS", "0 to"),
        ("weight", "1.2345 kg", "OUT_OF_BOUNDS", "3 decimals"),
        ("height", "6000 cm", "OUT_OF_BOUNDS", "5000"),
        ("picks", "1.5", "OUT_OF_BOUNDS", "whole"),
        ("item_price", "1.00 XXX", "UNKNOWN_CURRENCY", "XXX"),
        ("ship_date", "8/4/2026", "BAD_DATE", "2026-04-08"),
        ("ship_date", "2026-02-30", "BAD_DATE", "2026-02-30"),
        ("residential", "maybe", "BAD_YES_NO", "maybe"),
    ],
)
def test_what_cannot_be_used_is_found(name: str, text: str, code: str, says: str) -> None:
    entry = row_from_pairs("parcel", {name: text, "units": "1"})
    (finding,) = entry.findings
    assert finding.code == code
    assert says in f"{finding.message} {finding.hint}"
    assert dict(entry.row.values) == {"units": D(1)}


def test_midnight_is_looked_at_in_the_contract_s_time_zone() -> None:
    moment = {"delivered_date": "2026-03-31T23:30:00Z"}
    london = row_from_pairs("parcel", moment, time_zone="Europe/London")
    assert london.row.values["delivered_date"] == date(2026, 4, 1)
    assert row_from_pairs("parcel", moment).row.values["delivered_date"] == date(2026, 3, 31)
    local = row_from_pairs("parcel", {"delivered_date": "2026-03-31 23:30"}, time_zone="Europe/London")
    assert local.row.values["delivered_date"] == date(2026, 3, 31)


def test_a_tariff_s_own_facts_are_entered_too() -> None:
    own = FactDefinition("engine_size", Kind.NUMBER, "", unit="l", decimals=1, highest=D(10))
    entry = row_from_pairs("parcel", {"engine_size": "1.6 l"}, {"engine_size": own})
    assert entry.row.values == {"engine_size": D("0.0016")}


@pytest.mark.parametrize("text", ["1 lb", "1 LBR", "16 oz", "453.6 g"])
def test_units_convert_without_loss(text: str) -> None:
    value = row_from_pairs("parcel", {"weight": text}).row.values["weight"]
    assert value == (D("0.4536") if text.endswith("g") else D("0.45359237"))


def test_bounds_hold_in_every_unit() -> None:
    assert CATALOGUE["weight"].highest == 100_000
    assert row_from_pairs("parcel", {"weight": "220462 lb"}).findings == ()
    assert row_from_pairs("parcel", {"weight": "220463 lb"}).findings != ()
