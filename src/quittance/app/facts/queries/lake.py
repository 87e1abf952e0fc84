"""Tables of the lake as the books have them now, for questions about facts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import duckdb

from quittance.app.platform.pointer_store import open_catalog
from quittance.lake.read import pin, require_files
from quittance.lake.storage import Storage
from quittance.lake.tables import find_table

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@contextmanager
def looking(storage: Storage) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that can read the lake, for the time of a question."""
    with duckdb.connect() as connection:
        storage.open_to(connection)
        yield connection


def relation(
    name: str,
    storage: Storage,
    *,
    subject_id: str | None = None,
    month_from: date | None = None,
    month_until: date | None = None,
) -> str:
    """SQL to select from: the files of the table that can hold the subject or the months.

    Refuses with `LakeFileMissing` or `LakeFileAltered`.
    """
    table = find_table(name)
    assert table is not None, f"the lake has no table {name}"
    pinned = pin(
        open_catalog(storage),
        table,
        month_from=month_from,
        month_until=month_until,
        subject_id=subject_id,
    )
    require_files(pinned, storage)
    return pinned.relation()


def moment(microseconds: int) -> datetime:
    """The time so many microseconds after 1970 began: moments are asked for by `epoch_us`."""
    return _EPOCH + timedelta(microseconds=microseconds)
