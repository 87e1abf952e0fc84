"""Samples are the same wherever and however they are made, and look like what they say they are."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import duckdb
import numpy as np
import pyarrow.parquet as pq
import pytest

from quittance.adapters.fact_files import fact_rows, open_facts
from quittance.adapters.fact_files.sample import KINDS, write_sample
from quittance.adapters.fact_files.sample.draw import Draw

CONTENT = {
    "parcels": "231a15bd8cbde822",
    "uk_parcels": "e37d2b9546d282d7",
    "order_lines": "62d04234826d0ed5",
    "stock": "38e14e501aef465e",
    "activities": "5aaafdb4aaaba026",
}
BITS = [16683695438821770887, 12624588496342527565, 16908976519620483695, 12571150302116343967]
TARIFFS = Path(__file__).resolve().parents[3] / "tariffs"


@pytest.fixture(scope="module")
def parcels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "parcels.parquet"
    write_sample(path, count=40_000, seed=7, kind="parcels")
    return path


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[object, ...]:
    row = connection.execute(query).fetchone()
    assert row is not None
    return row


@pytest.mark.parametrize("kind", KINDS)
def test_chunks_do_not_show(kind: str, tmp_path: Path) -> None:
    for chunk in (1_000, 137, 64):
        write_sample(tmp_path / f"{chunk}.parquet", count=1_000, seed=3, kind=kind, chunk=chunk)
    one, *others = (pq.read_table(tmp_path / f"{chunk}.parquet") for chunk in (1_000, 137, 64))
    for other in others:
        assert [column.to_pylist() for column in other.columns] == [
            column.to_pylist() for column in one.columns
        ]
    write_sample(tmp_path / "seed.parquet", count=1_000, seed=4, kind=kind)
    assert pq.read_table(tmp_path / "seed.parquet").to_pylist() != one.to_pylist()


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_is_a_fact_and_every_row_good(
    kind: str, tmp_path: Path, connection: duckdb.DuckDBPyConnection
) -> None:
    subject, _ = KINDS[kind]
    rows = []
    for suffix in ("parquet", "csv"):
        path = tmp_path / f"sample.{suffix}"
        write_sample(path, count=500, seed=1, kind=kind, chunk=200)
        (source,) = open_facts(path, kinds=[subject], connection=connection, work=tmp_path / "work")
        assert (source.count, source.parked_count, source.unused, source.findings) == (500, 0, (), ())
        assert connection.execute(source.duplicates).fetchall() == []
        rows.append(list(fact_rows(source, connection)))
    assert rows[0] == rows[1]


def test_chance_stays_what_it_is() -> None:
    draw = Draw(1, np.arange(4, dtype=np.int64))
    assert draw.bits("a").tolist() == BITS
    assert draw.below("a", 1000).tolist() == [(bits >> 32) * 1000 >> 32 for bits in BITS]


@pytest.mark.parametrize(("kind", "digest"), CONTENT.items())
def test_samples_stay_what_they_are(kind: str, digest: str, tmp_path: Path) -> None:
    """Pinned: with another digest every sample in the world is another."""
    path = tmp_path / "sample.parquet"
    write_sample(path, count=300, seed=1, kind=kind)
    rows = pq.read_table(path).to_pylist()
    assert hashlib.sha256(repr(rows).encode()).hexdigest()[:16] == digest


def test_weights_and_boxes(parcels: Path, connection: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT quantile_disc(weight, [0.1, 0.25, 0.5, 0.9, 0.99]), max(weight), min(weight)"
    quantiles, most, least = _one(connection, f"{query} FROM '{parcels}'")
    for found, expected in zip(quantiles, ("0.17", "0.33", "0.70", "2.90", "11.0"), strict=True):
        assert abs(found / Decimal(expected) - 1) < Decimal("0.15")
    assert Decimal("0.02") <= least < Decimal("0.05")
    assert Decimal(25) < most <= Decimal(40)
    dense, light, small, large = _one(
        connection,
        "SELECT min(v / g), max(v / g), min(s), max(s) FROM (SELECT length * width * height AS v,"
        f" weight * 1000 AS g, least(length, width, height) AS s FROM '{parcels}' WHERE weight > 0.1)",
    )
    assert dense > Decimal("0.3")
    assert light < 23
    assert small > 0
    assert large < 100


def test_people_live_where_they_live(parcels: Path, connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.execute(f"SELECT dest_country, count(*) FROM '{parcels}' GROUP BY 1").fetchall()
    share = {country: 1000 * count // 40_000 for country, count in rows}
    assert len(share) == 12
    assert 325 < share["GB"] < 355
    assert 185 < share["DE"] < 215
    remote = connection.execute(
        f"SELECT DISTINCT regexp_extract(dest_postcode, '^[A-Z]+') FROM '{parcels}' WHERE dest_country = 'GB'"
    ).fetchall()
    assert {"BT", "IV", "KW", "PH", "AB", "SW"} <= {area for (area,) in remote}
    shapes = {
        "GB": r"[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}",
        "DE": r"\d{5}",
        "NL": r"\d{4} [A-Z]{2}",
        "PL": r"\d\d-\d{3}",
    }
    for country, shape in shapes.items():
        wrong = f"dest_country = '{country}' AND NOT regexp_full_match(dest_postcode, '{shape}')"
        assert _one(connection, f"SELECT count(*) FROM '{parcels}' WHERE {wrong}") == (0,)


def test_the_contract_card_has_a_zone_for_every_postcode(
    parcels: Path, connection: duckdb.DuckDBPyConnection
) -> None:
    zones = TARIFFS / "contract-parcel-eu" / "zones.csv"
    query = f"""
      SELECT count(*) FROM (SELECT DISTINCT dest_country AS c, dest_postcode AS p FROM '{parcels}')
      WHERE NOT EXISTS (
        SELECT 1 FROM read_csv('{zones}', all_varchar = true, header = true, comment = '#') AS z
        WHERE z."dest_country is" = c AND prefix(p, z."dest_postcode starts with"))
    """
    assert _one(connection, query) == (0,)


def test_orders_have_one_seller_and_few_lines(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    path = tmp_path / "lines.parquet"
    write_sample(path, count=24_000, seed=2, kind="order_lines")
    sizes = Counter(
        count
        for (count,) in connection.execute(f"SELECT count(*) FROM '{path}' GROUP BY order_id").fetchall()
    )
    assert set(sizes) == {1, 2, 3, 4}
    assert sizes[1] > sizes[2] > sizes[3] > sizes[4] > 0
    for column in ("account", "market", "order_date", "ship_date"):
        assert _one(
            connection,
            f"SELECT max(n) FROM (SELECT count(DISTINCT {column}) AS n FROM '{path}' GROUP BY order_id)",
        ) == (1,)
    article = "weight, length, category, item_price, apparel, account"
    assert _one(
        connection,
        f"SELECT max(n) FROM (SELECT count(DISTINCT ({article})) AS n FROM '{path}' GROUP BY sku)",
    ) == (1,)


def test_stock_is_a_level_on_each_day(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    path = tmp_path / "stock.parquet"
    write_sample(path, count=3_000, seed=2, kind="stock")
    assert _one(connection, f"SELECT count(DISTINCT stock_date), min(stock_date)::VARCHAR FROM '{path}'") == (
        30,
        "2026-04-01",
    )


def test_progress_is_told_and_the_subject_must_fit(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    write_sample(
        tmp_path / "a.parquet",
        count=250,
        seed=1,
        chunk=100,
        progress=lambda done, of: heard.append((done, of)),
    )
    assert heard == [(100, 250), (200, 250), (250, 250)]
    with pytest.raises(ValueError, match="order_line"):
        write_sample(tmp_path / "b.parquet", count=1, seed=1, subject="parcel", kind="order_lines")


def test_no_rows(tmp_path: Path, opened: Callable) -> None:
    for suffix in ("parquet", "csv"):
        path = tmp_path / f"none.{suffix}"
        write_sample(path, count=0, seed=1)
        assert opened(path).rows == ()
