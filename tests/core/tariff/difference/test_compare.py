"""A comparison finds exactly what was changed."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.adapters.tariff_files.load import load_tariff, read_tariff
from quittance.core.tariff.difference.compare import Version, compare, compare_editions
from quittance.core.tariff.difference.summary import summarize
from quittance.core.tariff.difference.view import edition_days

ROOT = Path(__file__).parents[4] / "tariffs"
TARIFFS = sorted(path.parent for path in ROOT.glob("*/tariff.toml"))


def version(path: Path) -> Version:
    plan = load_tariff(path).plan
    assert plan is not None
    return Version(read_tariff(path), plan)


@pytest.mark.parametrize("path", TARIFFS, ids=lambda path: path.name)
def test_a_tariff_does_not_differ_from_itself(path: Path) -> None:
    one = version(path)
    assert not compare(one, one)
    for table in one.plan.tables:
        for day in edition_days(table):
            assert not compare_editions(one.plan, day, day)


@given(st.dictionaries(st.integers(0, 37), st.integers(1, 900), max_size=6))
def test_every_changed_price_is_one_note_with_its_percentage(cents: dict[int, int]) -> None:
    """The Colissimo card of 2019 has 38 prices; each one that was raised comes out, and nothing else."""
    with TemporaryDirectory() as folder:
        new = copytree(ROOT / "colissimo-retail-2019", Path(folder) / "new")
        rows = list(csv.reader((new / "prices.csv").read_text(encoding="utf-8").splitlines()))
        prices = [Decimal(row[2]) for row in rows[1:]]
        for place, more in cents.items():
            rows[place + 1][2] = str(prices[place] + Decimal(more) / 100)
        (new / "prices.csv").write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
        difference = compare(version(ROOT / "colissimo-retail-2019"), version(new))
    cells = [cell for stage in difference.stages for cell in stage.cells]
    assert {(cell.place.line or 0) - 2 for cell in cells} == set(cents)
    summary = summarize(difference)
    assert (summary.rises.count if summary.rises else 0) + summary.other_cells == len(cents)
    assert summary.falls is None
    for cell in cells:
        place = (cell.place.line or 0) - 2
        exact = Decimal(cents[place]) / prices[place]
        assert cell.percent is not None
        assert abs(cell.percent - exact) <= Decimal("0.05")
