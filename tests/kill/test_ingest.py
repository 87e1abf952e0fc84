"""SIGKILL in the middle of an ingest, at named places and random times: a second try puts it right."""

from __future__ import annotations

import signal
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from quittance.app.platform.models import Run
from quittance.config.books import open_books
from quittance.config.workspace import Workspace
from quittance.lake.tables.parcels import PARCELS
from tests.kill.conftest import RunChild
from tests.kill.points import Content, assert_whole, content, points
from tests.kill.worker import take_in
from tests.support.books import DATABASES, close_books, new_workspace

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Undisturbed:
    """What an ingest that nobody killed leaves behind, and how long it took."""

    content: Content
    parked: bytes
    places: list[str]
    seconds: float


@pytest.fixture(scope="module")
def delivery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Parcels of two months; one without a day, one twice and different at the same moment."""
    path = tmp_path_factory.mktemp("delivery") / "parcels.csv"
    rows = [f"P{number},2026-0{4 + number % 2}-11,1.{number % 10}" for number in range(200)]
    rows += ["P900,,1.0", "P901,2026-04-02,1.0", "P901,2026-04-02,2.0", "P902,2026-04-03,heavy"]
    path.write_text("parcel_id,ship_date,weight_kg\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def undisturbed(run_child: RunChild, delivery: Path, tmp_path: Path) -> Undisturbed:
    workspace = new_workspace(tmp_path / "undisturbed", "sqlite")
    places = tmp_path / "places.txt"
    started = time.monotonic()
    assert run_child(take_in, workspace.folder, delivery, places=places) == 0
    seconds = time.monotonic() - started
    names = places.read_text(encoding="utf-8").splitlines()
    return Undisturbed(content(workspace, PARCELS), parked(workspace), names, seconds)


def test_the_places_of_an_ingest(undisturbed: Undisturbed) -> None:
    assert undisturbed.places == [
        "books: claimed",
        "ingest: sorted out",
        *("lake: before file", "lake: after file") * 2,
        "lake: before metadata",
        "lake: after metadata",
        "books: before commit",
        "books: pointers swapped",
        "books: inside commit",
        "books: after commit",
    ]
    assert sum(rows for rows, *_ in undisturbed.content.values()) == 200  # type: ignore[misc]
    assert undisturbed.parked.count(b"\n") == 5


@pytest.mark.parametrize("database", DATABASES)
def test_killed_and_run_again_it_leaves_what_an_undisturbed_run_leaves(
    database: str, run_child: RunChild, delivery: Path, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    for number, point in enumerate(points(database, undisturbed.places, undisturbed.seconds)):
        workspace = new_workspace(tmp_path / f"{database}{number}", database)
        arguments = (take_in, workspace.folder, delivery)
        code = run_child(*arguments, stop_at=point.stop_at, seconds=point.seconds)
        assert code == -signal.SIGKILL or (point.stop_at is None and code == 0), point.where
        assert content(workspace, PARCELS) in ({}, undisturbed.content), point.where
        assert run_child(*arguments) == 0, point.where
        assert content(workspace, PARCELS) == undisturbed.content, point.where
        assert parked(workspace) == undisturbed.parked, point.where
        assert_whole(workspace, PARCELS, point.where)
        open_books(workspace)
        assert [run.state for run in Run.objects.all()] == ["done"], point.where
        close_books()


def parked(workspace: Workspace) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(workspace.parked.glob("*.csv")))
