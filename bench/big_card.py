"""A made-up card of 50,000 price cells, as a matrix and as a list, to see how long checking takes."""

from __future__ import annotations

from pathlib import Path

from bench.where import WORK

ZONES, BANDS = 250, 200

_HEADER = """tariff = "{name}"
title = "Made for the bench"
from = 2026-01-01
side = "buy"
currency = "EUR"
vat = "excluded"
per = "parcel"
price_date = "ship_date"
trigger = "first_scan"
source = "made for the bench"
trust = "synthetic"

[[line]]
charge = "transport"
table = "prices"
{column}
"""


def matrix() -> Path:
    """A row for each weight, a column for each zone."""
    heading = ",".join(["weight up to [kg]", *(f"price:{_zone(zone)} [EUR]" for zone in range(ZONES))])
    rows = [
        ",".join([_weight(band), *(_price(zone, band) for zone in range(ZONES))]) for band in range(BANDS)
    ]
    return _write("big-matrix", 'column = "zone"', [heading, *rows])


def listing() -> Path:
    """A row for each price."""
    rows = [
        f"{_zone(zone)},{_weight(band)},{_price(zone, band)}"
        for zone in range(ZONES)
        for band in range(BANDS)
    ]
    return _write("big-list", "", ["zone is,weight up to [kg],price [EUR]", *rows])


def _write(name: str, column: str, rows: list[str]) -> Path:
    folder = WORK / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tariff.toml").write_text(_HEADER.format(name=name, column=column), encoding="utf-8")
    (folder / "prices.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def _zone(zone: int) -> str:
    return f"Z{zone:03d}"


def _weight(band: int) -> str:
    return f"{band // 4}.{band % 4 * 25:02d}" if band else "0.10"


def _price(zone: int, band: int) -> str:
    cents = 250 + zone * 7 + band * 13
    return f"{cents // 100}.{cents % 100:02d}"
