"""200,000 made-up facts, each with the card that prices it: what a month of one platform might hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb

from quittance.adapters.fact_files.sample import write_sample
from quittance.kernel.sql_literal import text


@dataclass(frozen=True, slots=True)
class Pool:
    """Facts that are made at once: so many of a kind, in a month."""

    name: str
    kind: str
    count: int
    month: date
    seed_plus: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """The facts of a pool that one tariff prices: those that fit `where`, at most `limit`."""

    tariff: str
    pool: str
    subject: str
    where: str = "true"
    limit: int | None = None


POOLS = (
    Pool("parcels", "parcels", 110_000, date(2026, 4, 1)),
    Pool("parcels-2019", "parcels", 80_000, date(2019, 4, 1), seed_plus=1),
    Pool("order-lines", "order_lines", 60_000, date(2026, 4, 1)),
    Pool("order-lines-us", "order_lines", 20_000, date(2026, 4, 1), seed_plus=2),
)

SHARES = (
    Share("contract-parcel-eu", "parcels", "parcel", "dest_country <> 'GB'"),
    Share("royalmail-tracked-online", "parcels", "parcel", "dest_country = 'GB' AND service LIKE 'tracked%'"),
    Share("parcelforce-counter-uk", "parcels", "parcel", "dest_country = 'GB' AND service LIKE 'express%'"),
    Share("colissimo-retail-2019", "parcels-2019", "parcel", "dest_country = 'FR'", 10_000),
    Share("amazon-eu-fba-2026", "order-lines", "order_line"),
    Share("tiktok-fbt-us", "order-lines-us", "order_line"),
)
"""Each fact has one card, as each parcel has one carrier."""


def make_facts(
    folder: Path, *, seed: int, scale: Decimal, progress: Callable[[Decimal], None]
) -> tuple[tuple[str, Path, str], ...]:
    """Write the facts into `folder`: for each tariff of `SHARES` its file and the kind of its rows.

    `scale` makes fewer: 0.01 of it is a hundredth.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for done, pool in enumerate(POOLS):
        count = max(int(pool.count * scale), 1)
        path = _pool(folder, pool.name)
        write_sample(path, count=count, seed=seed + pool.seed_plus, kind=pool.kind, month=pool.month)
        progress(Decimal(100 * (done + 1)) / (len(POOLS) + 1))
    connection = duckdb.connect()
    files = []
    for share in SHARES:
        path = folder / f"{share.tariff}.parquet"
        limit = f"LIMIT {max(int(share.limit * scale), 1)}" if share.limit is not None else ""
        query = f"SELECT * FROM {text(_pool(folder, share.pool))} WHERE {share.where} {limit}"
        connection.execute(f"COPY ({query}) TO {text(path)} (FORMAT parquet)")
        files.append((share.tariff, path, share.subject))
    for pool in POOLS:
        _pool(folder, pool.name).unlink()
    progress(Decimal(100))
    return tuple(files)


def _pool(folder: Path, name: str) -> Path:
    return folder / f"pool-{name}.parquet"
