"""pandas as most people write it for this one card: `cut`, `map`, `merge`, `merge_asof`; no row loops.

Streamed in pieces of two million parcels, because decimals are objects there. Amounts are in whole cents.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from bench.contestants import CHARGES, READ
from bench.where import CARD, THREADS

PIECE = 2_000_000


@dataclass(frozen=True)
class Card:
    """The tables of the card, money in cents, percentages in hundredths."""

    zones: dict[str, str]
    remote: set[str]
    prices: pd.DataFrame
    edges: list[float]
    tolls: pd.Series
    days: pd.DataFrame


def work(facts: Path, out: Path) -> dict[str, float]:
    began = time.perf_counter()
    pa.set_cpu_count(THREADS)
    card = _card()
    writer: pq.ParquetWriter | None = None
    for piece in _pieces(facts):
        table = pa.Table.from_pandas(_priced(piece, card), preserve_index=False)
        writer = writer or pq.ParquetWriter(out, table.schema)
        writer.write_table(table)
    assert writer is not None, "there are parcels"
    writer.close()
    return {"rate": time.perf_counter() - began}


def _pieces(facts: Path) -> Iterator[pd.DataFrame]:
    """Whole row groups, about two million parcels at a time."""
    file = pq.ParquetFile(facts)
    step = max(1, PIECE // file.metadata.row_group(0).num_rows)
    for first in range(0, file.num_row_groups, step):
        groups = range(first, min(first + step, file.num_row_groups))
        yield file.read_row_groups(list(groups), columns=list(READ)).to_pandas()


def _priced(df: pd.DataFrame, card: Card) -> pd.DataFrame:
    for name, steps in (("weight", 1_000), ("length", 10), ("width", 10), ("height", 10)):
        df[name] = (df[name].astype(float) * steps).round().astype("int64")
    volume = df["length"] * df["width"] * df["height"]
    df["billed"] = np.maximum(df["weight"] * 5_000, volume)  # in g / 5000
    kilos = (df["billed"] + 4_999_999) // 5_000_000
    places = df[["dest_country", "dest_postcode"]].drop_duplicates()
    df = df.merge(_zoned(places, card), on=["dest_country", "dest_postcode"], how="left")
    df["band"] = pd.cut(df["billed"], card.edges, labels=False)
    df = df.merge(card.prices, on=["parcel_zone", "band"], how="left")
    df["ship_date"] = pd.to_datetime(df["ship_date"]).astype(card.days["day"].dtype)
    df = df.merge(card.days, left_on="ship_date", right_on="day", how="left")
    df["transport"] = df["price"] + df["per_kg"] * (kilos - 30).clip(lower=0)
    df["contract_discount"] = -((df["transport"] * 50 + 1_000) // 2_000)
    df["remote_area"] = (kilos * 40).clip(lower=1_250).where(df["is_remote"])
    df["long_parcel"] = np.where(df[["length", "width", "height"]].max(axis=1) > 1_200, 490, np.nan)
    df["heavy_parcel"] = np.where(df["weight"] > 25_000, 620, np.nan)
    df["toll"] = df["dest_country"].map(card.tolls).astype(float)
    net = df["transport"] + df["contract_discount"]
    df["energy_surcharge"] = (net * df["energy_rate"] * 2 + 10_000) // 20_000
    extras = df[["remote_area", "long_parcel", "heavy_parcel", "peak"]].fillna(0).sum(axis=1)
    df["fuel"] = ((net + extras) * df["fuel_rate"] * 2 + 10_000) // 20_000
    df["total"] = net + extras + df["toll"] + df["energy_surcharge"] + df["fuel"]
    amounts = [*CHARGES, "total"]
    return df[["parcel_id", *amounts]].astype(dict.fromkeys(amounts, "Int64"))


def _zoned(places: pd.DataFrame, card: Card) -> pd.DataFrame:
    zone = pd.Series(np.nan, index=places.index, dtype=object)
    remote = pd.Series(False, index=places.index)
    for length in (5, 4, 3, 2, 1):
        start = places["dest_country"].astype(object) + "/" + places["dest_postcode"].str[:length]
        zone = zone.fillna(start.map(card.zones))
        remote |= start.isin(card.remote)
    return places.assign(parcel_zone=zone, is_remote=remote)


def _card() -> Card:
    zones = pd.read_csv(CARD / "zones.csv", dtype=str)
    remote = pd.read_csv(CARD / "remote_areas.csv", dtype=str)
    prices = pd.read_csv(CARD / "prices.csv")
    prices.columns = pd.Index(["parcel_zone", "up_to", "price", "per_kg", "above", "note"])
    edges = sorted(prices["up_to"].fillna(np.inf).unique())
    prices["band"] = prices["up_to"].fillna(np.inf).map({edge: band for band, edge in enumerate(edges)})
    prices["price"] = (prices["price"] * 100).round()
    prices["per_kg"] = (prices["per_kg"].fillna(0) * 100).round()
    tolls = pd.read_csv(CARD / "tolls.csv", index_col=0)["price [EUR]"].mul(100).round()
    return Card(
        zones=dict(zip(zones.iloc[:, 0] + "/" + zones.iloc[:, 1], zones["parcel_zone"], strict=True)),
        remote=set(remote.iloc[:, 0] + "/" + remote.iloc[:, 1]),
        prices=prices[["parcel_zone", "band", "price", "per_kg"]],
        edges=[0, *(edge * 5_000_000 for edge in edges)],
        tolls=tolls,
        days=_days(),
    )


def _days() -> pd.DataFrame:
    days = pd.DataFrame({"day": pd.date_range("2026-01-01", "2026-12-31", unit="s")})
    diesel = pd.read_csv(CARD / "diesel.csv", parse_dates=["from"])
    diesel["diesel"] = ((diesel["value [EUR per l]"] * 1_000).round() + 5) // 10
    diesel["day"] = (diesel["from"] + pd.Timedelta(days=14)).astype(days["day"].dtype)
    energy = pd.read_csv(CARD / "energy.csv", parse_dates=["from"])
    energy["day"] = (energy["from"] + pd.DateOffset(months=2)).astype(days["day"].dtype)
    days = pd.merge_asof(days, diesel[["day", "diesel"]], on="day")
    days = pd.merge_asof(days, energy[["day", "value [1]"]], on="day")
    fuel = pd.read_csv(CARD / "fuel.csv", parse_dates=["from"])
    fuel["starts"] = fuel["from"].astype(days["day"].dtype)
    fuel["diesel"] = (fuel["diesel at least [EUR per l]"] * 100).round()
    fuel["fuel_rate"] = (fuel["rate [%]"] * 100).round()
    days["starts"] = pd.merge_asof(
        days[["day"]], fuel[["starts"]].drop_duplicates(), left_on="day", right_on="starts"
    )["starts"]
    by_diesel = days.sort_values("diesel", kind="stable")
    rows = fuel.sort_values("diesel", kind="stable")[["starts", "diesel", "fuel_rate"]]
    days = pd.merge_asof(by_diesel, rows, on="diesel", by="starts").sort_values("day")
    surcharge = pd.read_csv(CARD / "energy_surcharge.csv")
    bins = [*surcharge["energy at least [1]"], surcharge["energy under [1]"].iloc[-1]]
    rates = (surcharge["rate [%]"] * 100).round()
    days["energy_rate"] = pd.cut(days["value [1]"], bins, right=False, labels=False).map(rates)
    month_day = days["day"].dt.month * 100 + days["day"].dt.day
    days["peak"] = np.where((month_day >= 1_101) | (month_day <= 114), 35.0, np.nan)
    return days[["day", "fuel_rate", "energy_rate", "peak"]]
