"""Where runs are killed: at every named place while there are points left, else at random times."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from quittance.app.platform.models import LakeFile
from quittance.app.platform.pointer_store import open_catalog
from quittance.app.platform.queries.chain import broken_chains
from quittance.config.books import open_books
from quittance.config.workspace import Workspace
from quittance.lake.digest import content_query
from quittance.lake.read import pin
from quittance.lake.storage import Storage
from quittance.lake.table import LakeTable
from tests.conftest import SOAK
from tests.support.books import close_books

COUNTS = {"sqlite": 25, "postgresql": 5}
"""Of each run; ingest and rating together make 50 and 10."""

SOAK_COUNT = 500
"""Of each run on each database: 1,000 for either of them."""


@dataclass(frozen=True)
class Point:
    """Kill at the place reached as number `stop_at`, else after `seconds`."""

    stop_at: int | None
    seconds: float | None
    where: str


def points(database: str, places: list[str], seconds: float) -> Iterator[Point]:
    """The points for a run that reaches `places` and takes `seconds`; always the same places."""
    count = SOAK_COUNT if SOAK else COUNTS[database]
    named = list(range(len(places)))
    if count < len(named):
        named = sorted(random.Random(7).sample(named, count - 1))
    for place in named:
        yield Point(place, None, places[place])
    times = random.Random(11)
    for _ in range(count - len(named)):
        after = times.uniform(0, seconds)
        yield Point(None, after, f"after {after:.3f} s")


Content = dict[object, tuple[object, ...]]


def content(workspace: Workspace, table: LakeTable) -> Content:
    """By month the number of rows of a table and the sums of their hashes."""
    open_books(workspace)
    storage = Storage(workspace.lake)
    pinned = pin(open_catalog(storage), table)
    with duckdb.connect() as connection:
        found = connection.execute(content_query(table, pinned.relation())).fetchall()
    close_books()
    return {month: tuple(sums) for month, *sums in found}


def assert_whole(workspace: Workspace, table: LakeTable, where: str) -> None:
    """The books know just the files of the table, with their hashes; the event log is whole."""
    open_books(workspace)
    storage = Storage(workspace.lake)
    pinned = pin(open_catalog(storage), table)
    files = {file.path: file.sha256 for file in LakeFile.objects.filter(table_name=table.name)}
    assert files == {file.path: storage.digest(file.path) for file in pinned.files}, where
    assert broken_chains() == [], where
    close_books()
