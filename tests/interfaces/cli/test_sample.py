"""`quittance sample facts`."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.interfaces.cli.conftest import TARIFFS, Run


def test_the_same_seed_makes_the_same_file(run: Run, tmp_path: Path) -> None:
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        run("sample", "facts", "--count", 500, "--seed", seed, "--out", tmp_path / f"{name}.csv")
    texts = [(tmp_path / f"{name}.csv").read_text() for name in "abc"]
    assert texts[0] == texts[1] != texts[2]


@pytest.mark.parametrize("kind", ["order_line", "order_lines", "stock", "parcel"])
def test_a_kind_is_named_by_its_subject_too(run: Run, tmp_path: Path, kind: str) -> None:
    result = run("sample", "facts", "--count", 20, "--out", tmp_path / "new" / "a.parquet", "--subject", kind)
    assert result.exit_code == 0
    assert pq.read_metadata(tmp_path / "new" / "a.parquet").num_rows == 20


def test_samples_can_be_rated(run: Run, tmp_path: Path) -> None:
    run("sample", "facts", "--count", 200, "--out", tmp_path / "a.csv", "--subject", "uk_parcels")
    out = tmp_path / "out.parquet"
    result = run("rate", TARIFFS / "royalmail-tracked-online", "--facts", tmp_path / "a.csv", "--out", out)
    assert result.exit_code == 0
    assert "200 facts rated" in result.stdout
    assert "parked" not in result.stderr
