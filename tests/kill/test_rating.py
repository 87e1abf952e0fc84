"""SIGKILL in the middle of rating runs, each of a month of its own: a second try leaves the same charges."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from quittance.app.contracts.operations.approve import approve_drafts
from quittance.app.contracts.operations.load import load_contracts
from quittance.app.platform.models import Actor, Run
from quittance.config.books import open_books
from quittance.config.workspace import Workspace
from quittance.lake.tables.charges import CHARGES
from tests.conftest import SOAK
from tests.kill.conftest import RunChild
from tests.kill.points import Content, Point, assert_whole, content, points
from tests.kill.worker import AT, ingest_parcels, rate, rate_period
from tests.support.books import DATABASES, close_books, new_workspace
from tests.support.markets import write_market

pytestmark = pytest.mark.slow

YEAR, MONTH_COUNT = (2018, 100) if SOAK else (2024, 28)
MONTHS = [date(YEAR + month // 12, month % 12 + 1, 1) for month in range(MONTH_COUNT)]

Market = Callable[[str], Workspace]


@pytest.fixture
def market(tmp_path: Path) -> Market:
    """A workspace with parcels of many months and approved contracts, the same every time."""
    source = tmp_path / "source"
    write_market(source, starts=f"{MONTHS[0]}")
    lines = ["parcel_id,ship_date,delivered_date,account,carrier,weight_kg"]
    lines += [
        f"P{month:%y%m}{number},{month:%Y-%m}-03,{month:%Y-%m}-05,S1,A,{number % 6}.5"
        for month in MONTHS
        for number in range(12)
    ]
    (source / "parcels.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def make(database: str) -> Workspace:
        workspace = new_workspace(tmp_path / f"{database}{len(list(tmp_path.iterdir()))}", database)
        open_books(workspace)
        worker, second = (Actor.objects.create(name=name, kind="worker") for name in ("worker", "second"))
        load_contracts(source, actor=worker, at=AT)
        approve_drafts((), actor=second, at=AT)
        ingest_parcels(workspace, worker, source / "parcels.csv")
        close_books()
        return workspace

    return make


@pytest.mark.parametrize("database", DATABASES)
def test_killed_and_run_again_it_writes_what_an_undisturbed_run_writes(
    database: str, run_child: RunChild, market: Market, tmp_path: Path
) -> None:
    undisturbed, places = market("sqlite"), tmp_path / "places.txt"
    started = time.monotonic()
    assert run_child(rate, undisturbed.folder, MONTHS[0], places=places) == 0
    seconds = time.monotonic() - started
    names = places.read_text(encoding="utf-8").splitlines()
    assert names[1] == "rate: differences found"
    every = list(points(database, names, seconds))
    open_books(undisturbed)
    for month in MONTHS[1 : len(every)]:
        rate_period(undisturbed, Actor.objects.get(name="worker"), month)
    close_books()
    expected = content(undisturbed, CHARGES)
    for first in range(0, len(every), len(MONTHS)):
        killed = list(zip(every[first : first + len(MONTHS)], MONTHS, strict=False))
        _kill_each(run_child, market(database), killed, expected)


def _kill_each(
    run_child: RunChild, disturbed: Workspace, killed: list[tuple[Point, date]], expected: Content
) -> None:
    for point, month in killed:
        code = run_child(rate, disturbed.folder, month, stop_at=point.stop_at, seconds=point.seconds)
        assert code == -signal.SIGKILL or (point.stop_at is None and code == 0), point.where
        assert content(disturbed, CHARGES).get(month) in (None, expected[month]), point.where
        assert run_child(rate, disturbed.folder, month) == 0, point.where
        assert content(disturbed, CHARGES)[month] == expected[month], point.where
        assert_whole(disturbed, CHARGES, point.where)
    assert content(disturbed, CHARGES) == {month: expected[month] for _, month in killed}
    open_books(disturbed)
    assert set(Run.objects.values_list("state", flat=True)) == {"done"}
    close_books()
