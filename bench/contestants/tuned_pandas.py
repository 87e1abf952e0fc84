"""pandas as fast as we can write it by hand for this one card: whole columns, whole cents, no row loops.

Decimals become whole numbers in Arrow, words become categories, zones are found per distinct place, bands by
`searchsorted`, days by `merge_asof`. Money is in cents; a charge that is absent or refused is missing.
"""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from bench.contestants import READ
from bench.where import CARD, THREADS

UNIT = 5_000_000  # a kilogram, in g / 5000


def work(facts: Path, out: Path) -> dict[str, float]:
    began = time.perf_counter()
    pa.set_cpu_count(THREADS)
    parcels = _read(facts)
    sides = [parcels.pop(side).to_numpy() for side in ("length", "width", "height")]
    weight = parcels.pop("weight").to_numpy()
    billed = np.maximum(weight * 5_000, sides[0] * sides[1] * sides[2])
    is_long = (sides[0] > 1_200) | (sides[1] > 1_200) | (sides[2] > 1_200)
    del sides
    zone, is_remote, toll = _places(parcels.pop("dest_country"), parcels.pop("dest_postcode"))
    price, per_kg, edges, found = _prices()
    band = np.searchsorted(edges, billed, side="left")
    kilos = (billed + UNIT - 1) // UNIT
    priced = (zone >= 0) & found[zone, band]
    transport = price[zone, band] + per_kg[zone, band] * np.maximum(kilos - 30, 0)
    discount = -((transport * 50 + 1_000) // 2_000)
    remote = np.maximum(kilos * 40, 1_250)
    fuel_rate, energy_rate, in_peak = _days(parcels.pop("ship_date"))
    is_heavy = weight > 25_000
    net = transport + discount
    extras = is_remote * remote + is_long * 490 + is_heavy * 620 + in_peak * 35
    energy = (net * energy_rate * 2 + 10_000) // 20_000
    fuel = ((net + extras) * fuel_rate * 2 + 10_000) // 20_000
    total = net + extras + toll + energy + fuel
    charges: dict[str, tuple[np.ndarray, np.ndarray]] = {
        "transport": (transport, priced),
        "contract_discount": (discount, priced),
        "remote_area": (remote, is_remote),
        "long_parcel": (np.full(len(weight), 490), is_long),
        "heavy_parcel": (np.full(len(weight), 620), is_heavy),
        "peak": (np.full(len(weight), 35), in_peak),
        "toll": (toll, toll >= 0),
        "energy_surcharge": (energy, priced),
        "fuel": (fuel, priced),
        "total": (total, priced & (toll >= 0)),
    }
    for name, (cents, there) in charges.items():
        parcels[name] = pd.arrays.IntegerArray(cents, ~there)
    parcels.to_parquet(out, index=False)
    return {"rate": time.perf_counter() - began}


def _read(facts: Path) -> pd.DataFrame:
    words = ["dest_country", "dest_postcode"]
    table = pq.read_table(facts, columns=list(READ), read_dictionary=words).unify_dictionaries()
    for name, steps in (("weight", 1_000), ("length", 10), ("width", 10), ("height", 10)):
        column = table[name].cast(pa.float64()).to_numpy()
        table = table.set_column(
            table.schema.get_field_index(name), name, pa.array(np.rint(column * steps).astype(np.int64))
        )
    return table.to_pandas()


def _places(country: pd.Series, postcode: pd.Series) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Zone number (-1 for none), whether remote, and toll in cents (-1 for none), by parcel."""
    codes = postcode.cat.categories
    place, distinct = pd.factorize(
        country.cat.codes.to_numpy().astype(np.int64) * len(codes) + postcode.cat.codes
    )
    countries = pd.Series(country.cat.categories.to_numpy()[distinct // len(codes)], dtype=object)
    starts = countries + "/" + pd.Series(codes.to_numpy()[distinct % len(codes)], dtype=object)
    zones = _keyed("zones.csv")
    zone_of = dict(zip(zones.index, pd.Categorical(zones["parcel_zone"], _zone_names()).codes, strict=True))
    remotes = set(_keyed("remote_areas.csv").index)
    zone = pd.Series(np.nan, index=starts.index)
    remote = pd.Series(False, index=starts.index)
    for length in (5, 4, 3, 2, 1):
        start = starts.str[: length + 3]
        zone = zone.fillna(start.map(zone_of))
        remote |= start.isin(remotes)
    tolls = pd.read_csv(CARD / "tolls.csv", index_col=0)["price [EUR]"].mul(100).round().astype(int)
    toll = countries.map(tolls).fillna(-1)
    return (
        zone.fillna(-1).to_numpy().astype(np.int64)[place],
        remote.to_numpy()[place],
        toll.to_numpy().astype(np.int64)[place],
    )


def _keyed(name: str) -> pd.DataFrame:
    table = pd.read_csv(CARD / name, dtype=str)
    return table.set_index(table.iloc[:, 0] + "/" + table.iloc[:, 1])


def _zone_names() -> list[str]:
    return sorted(set(pd.read_csv(CARD / "prices.csv")["parcel_zone is"]))


def _prices() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Price and amount a kilogram above 30 in cents by zone and band; upper edges; which cells are there."""
    table = pd.read_csv(CARD / "prices.csv")
    table["band"] = table["billed up to [kg]"].fillna(np.inf)
    price = table.pivot(index="parcel_zone is", columns="band", values="price [EUR]").sort_index()
    per_kg = table.pivot(
        index="parcel_zone is", columns="band", values="rate [EUR per started kg]"
    ).sort_index()
    edges = np.rint(price.columns.to_numpy()[:-1] * UNIT).astype(np.int64)
    cents = [np.rint(cells.fillna(0).to_numpy() * 100).astype(np.int64) for cells in (price, per_kg)]
    return cents[0], cents[1], edges, price.notna().to_numpy()


def _days(shipped: pd.Series) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Fuel and energy rate in hundredths of a percent, and whether in peak season, by parcel."""
    days = pd.DataFrame({"day": pd.date_range("2026-01-01", "2026-12-31", unit="s")})
    diesel = pd.read_csv(CARD / "diesel.csv", parse_dates=["from"])
    diesel["diesel"] = ((diesel["value [EUR per l]"] * 1_000).round().astype(int) + 5) // 10
    diesel["day"] = (diesel["from"] + pd.Timedelta(days=14)).astype(days["day"].dtype)
    energy = pd.read_csv(CARD / "energy.csv", parse_dates=["from"])
    energy["energy"] = energy["value [1]"]
    energy["day"] = (energy["from"] + pd.DateOffset(months=2)).astype(days["day"].dtype)
    days = pd.merge_asof(days, diesel[["day", "diesel"]], on="day")
    days = pd.merge_asof(days, energy[["day", "energy"]], on="day")
    fuel = pd.read_csv(CARD / "fuel.csv", parse_dates=["from"])
    rates = np.zeros(len(days), dtype=np.int64)
    for row in fuel.to_dict("records"):
        low, high = (round(row[f"diesel {word} [EUR per l]"] * 100) for word in ("at least", "under"))
        rates[(days["day"] >= row["from"]) & (days["diesel"] >= low) & (days["diesel"] < high)] = round(
            row["rate [%]"] * 100
        )
    surcharge = pd.read_csv(CARD / "energy_surcharge.csv")
    bins = [*surcharge["energy at least [1]"], surcharge["energy under [1]"].iloc[-1]]
    rate_of = np.rint(surcharge["rate [%]"].to_numpy() * 100).astype(np.int64)
    energy_rates = rate_of[pd.cut(days["energy"], bins, right=False).cat.codes]
    month_day = days["day"].dt.month * 100 + days["day"].dt.day
    peak = ((month_day >= 1_101) | (month_day <= 114)).to_numpy()
    at = (pd.to_datetime(shipped) - pd.Timestamp("2026-01-01")).dt.days.to_numpy()
    return rates[at], energy_rates[at], peak[at]
