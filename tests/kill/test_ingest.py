"""SIGKILL in the middle of an ingest, at named places and random times: a second try puts it right."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from quittance.app.platform.models import Event, LakeFile, Run
from quittance.app.platform.pointer_store import BooksPointers
from quittance.app.platform.queries.chain import broken_chains
from quittance.config.books import open_books
from quittance.config.workspace import Workspace, read_workspace
from quittance.lake.catalog import StagingCatalog
from quittance.lake.digest import content_query
from quittance.lake.read import pin
from quittance.lake.storage import Storage
from quittance.lake.tables import PARCELS
from tests.conftest import SOAK
from tests.support.books import close_books, new_workspace

pytestmark = pytest.mark.slow

PLACES = 12
"""Places that an ingest of two months into a new lake reaches; the first test looks that this is still so."""

POINTS = {"sqlite": 50, "postgresql": 10}
SOAK_POINTS = {"sqlite": 1_000, "postgresql": 1_000}

Ingest = Callable[..., int | None]


@dataclass(frozen=True)
class Undisturbed:
    """What an ingest that nobody killed leaves behind, and how long it took."""

    content: list[tuple[object, ...]]
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


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def undisturbed(run_child: Ingest, delivery: Path, tmp_path: Path) -> Undisturbed:
    workspace = new_workspace(tmp_path / "undisturbed", "sqlite")
    places = tmp_path / "places.txt"
    started = time.monotonic()
    assert run_child(workspace.folder, delivery, places=places) == 0
    seconds = time.monotonic() - started
    content, parked = left_behind(workspace)
    return Undisturbed(content, parked, places.read_text(encoding="utf-8").splitlines(), seconds)


def test_the_places_of_an_ingest(undisturbed: Undisturbed) -> None:
    assert len(undisturbed.places) == PLACES, undisturbed.places
    assert undisturbed.places[0] == "books: claimed"
    assert undisturbed.places[-1] == "books: after commit"
    assert sum(rows for _, rows, *_ in undisturbed.content) == 200
    assert undisturbed.parked.count(b"\n") == 5


def test_killed_and_run_again_it_leaves_what_an_undisturbed_run_leaves(
    database: str, run_child: Ingest, delivery: Path, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    points = (SOAK_POINTS if SOAK else POINTS)[database]
    named = range(PLACES) if points >= PLACES else random.Random(7).sample(range(PLACES), points // 2)
    times = random.Random(11)
    for number in range(points):
        workspace = new_workspace(tmp_path / f"{database}{number}", database)
        stop_at = named[number] if number < len(named) else None
        seconds = None if stop_at is not None else times.uniform(0, undisturbed.seconds)
        code = run_child(workspace.folder, delivery, stop_at=stop_at, seconds=seconds)
        where = undisturbed.places[stop_at] if stop_at is not None else f"after {seconds:.3f} s"
        assert code == -signal.SIGKILL or (stop_at is None and code == 0), where
        half_way, _ = left_behind(workspace)
        assert half_way in ([], undisturbed.content), where
        assert run_child(workspace.folder, delivery) == 0, where
        assert left_behind(workspace) == (undisturbed.content, undisturbed.parked), where
        in_books(workspace, where)


def left_behind(workspace: Workspace) -> tuple[list[tuple[object, ...]], bytes]:
    """Content of the table by month, and the parked rows."""
    open_books(read_workspace(workspace.folder))
    storage = Storage(workspace.lake)
    pinned = pin(StagingCatalog(BooksPointers(), storage.path("tables")), PARCELS)
    with duckdb.connect() as connection:
        content = connection.execute(content_query(PARCELS, pinned.relation())).fetchall()
    close_books()
    return content, b"".join(path.read_bytes() for path in workspace.parked.glob("*.csv"))


def in_books(workspace: Workspace, where: str) -> None:
    """One run, done; its files are those of the table; one whole chain of events."""
    open_books(workspace)
    storage = Storage(workspace.lake)
    assert [run.state for run in Run.objects.all()] == ["done"], where
    pinned = pin(StagingCatalog(BooksPointers(), storage.path("tables")), PARCELS)
    files = {file.path: file.sha256 for file in LakeFile.objects.all()}
    assert files == {file.path: storage.digest(file.path) for file in pinned.files}, where
    assert Event.objects.count() == 1, where
    assert broken_chains() == [], where
    close_books()
