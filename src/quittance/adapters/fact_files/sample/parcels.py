"""Parcels: to twelve countries, or within the United Kingdom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pyarrow as pa

from quittance.adapters.fact_files.sample.boxes import PARCEL_GRAMS, boxes
from quittance.adapters.fact_files.sample.calendar import day_of
from quittance.adapters.fact_files.sample.columns import Column, dates, decimals, flags, ids, words
from quittance.adapters.fact_files.sample.draw import Draw, Whole
from quittance.adapters.fact_files.sample.groups import PARCELS, group_of
from quittance.adapters.fact_files.sample.places import EUROPE, UNITED_KINGDOM, places
from quittance.adapters.fact_files.sample.sellers import account

_SERVICES = ("tracked48", "tracked24", "express24", "express48", "standard", "express")
_AT_HOME, _ABROAD, _TRACKED = (48, 38, 8, 6, 0, 0), (0, 0, 0, 0, 82, 18), (55, 45, 0, 0, 0, 0)
_PACKAGING = ("carton", "bag", "envelope", "cylinder", "wood", "metal")
_PACKED = (620, 250, 100, 15, 10, 5)
_ZONES = ("EU", "1", "2", "3", "FR")
_DECLARED = (
    (0, 100), (5_000, 450), (25_000, 1_250), (50_000, 2_400), (75_000, 4_900), (90_000, 11_000),
    (98_000, 32_000), (99_900, 120_000), (100_000, 250_000),
)  # fmt: skip


def parcels(seed: int, rows: Whole, month: date, *, within_uk: bool) -> dict[str, Column]:
    """The columns of parcels with these numbers."""
    draw = Draw(seed, rows)
    order = group_of(seed, rows, "parcels of an order", PARCELS)
    by_order = Draw(seed, order)
    pool = places(UNITED_KINGDOM if within_uk else EUROPE)
    place = pool.draw(by_order)
    country = pool.country[place]
    at_home = country == 0
    box = boxes(draw, PARCEL_GRAMS)
    shipped = day_of(by_order, "ship date", month)
    under = draw.chance("declared too low", 80)
    too_low = np.maximum(box.grams * (60 + draw.below("by how much", 35)) // 100, 10)
    declared = np.where(under, too_low, box.grams)
    delivered = shipped + 1 + draw.choice("days under way", (50, 30, 12, 5, 3))
    abroad = draw.choice("service abroad", _ABROAD)
    home = draw.choice("service", _TRACKED if within_uk else _AT_HOME)
    in_france = np.full_like(country, pool.countries.index("FR") if "FR" in pool.countries else -1)
    return {
        "parcel_id": ids("P", rows),
        "order_id": ids("O", order),
        "account": account(by_order),
        "ship_date": dates(shipped),
        "delivered_date": dates(delivered, draw.chance("still open", 20)),
        "service": words(np.where(at_home, home, abroad), _SERVICES),
        "market": words(country, [_MARKETS.get(name, name) for name in pool.countries]),
        "origin_country": words(np.where(at_home, 0, 1), ("GB", "NL")),
        "origin_postcode": words(np.where(at_home, 0, 1), ("DN4 5PD", "5928 LG")),
        "origin_zone": words(np.zeros_like(rows), ("1",)),
        "dest_country": words(country, pool.countries),
        "dest_postcode": pool.postcodes.take(pa.array(place, pa.int64())),
        "dest_zone": words(np.where(country == in_france, 4, pool.zone[place]), _ZONES),
        **box.columns(),
        "declared_weight": decimals(declared, 9, 3),
        "declared_value": decimals(draw.curve("declared value", _DECLARED), 11, 2),
        "packaging": words(draw.choice("packaging", _PACKED), _PACKAGING),
        "dangerous_goods": flags(draw.chance("dangerous goods", 10)),
        "residential": flags(draw.chance("residential", 780)),
        "saturday": flags(draw.chance("saturday", 40)),
        "signature": flags(draw.chance("signature", 120)),
        "address_corrected": flags(draw.chance("address corrected", 6)),
    }


_MARKETS: Mapping[str, str] = {"GB": "UK"}
