"""Workspaces for tests: an empty lake, and books that were migrated once and copied since."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest

from quittance.config.books import migrate_books, open_books
from quittance.config.workspace import SETTINGS, Workspace, read_workspace
from tests.support import postgres

DATABASES = ("sqlite", "postgresql")


def new_workspace(folder: Path, database: str) -> Workspace:
    """A workspace in `folder` with migrated, empty books on `sqlite` or `postgresql`; not opened yet."""
    folder.mkdir(parents=True, exist_ok=True)
    if database == "sqlite":
        shutil.copy(_migrated_file(os.getpid()), folder / "books.sqlite3")
        books = "books.sqlite3"
    else:
        books = postgres.new_database(f"t{uuid4().hex}", template=_migrated_database())
    (folder / SETTINGS).write_text(f'[books]\ndatabase = "{books}"\n', encoding="utf-8")
    return read_workspace(folder)


def empty_database(database: str) -> str:
    """What settings say of a database without tables."""
    return "books.sqlite3" if database == "sqlite" else postgres.new_database(f"t{uuid4().hex}")


def close_books() -> None:
    """Ends the connections of this process, so that a database can be copied or dropped."""
    from django.db import connections

    connections.close_all()


@cache
def _migrated_file(process: int) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="quittance-books-"))
    (folder / SETTINGS).write_text("", encoding="utf-8")
    open_books(read_workspace(folder), behind=True)
    migrate_books()
    close_books()
    return folder / "books.sqlite3"


@cache
def _migrated_database() -> str:
    folder = Path(tempfile.mkdtemp(prefix="quittance-books-"))
    url = postgres.new_database("migrated")
    (folder / SETTINGS).write_text(f'[books]\ndatabase = "{url}"\n', encoding="utf-8")
    open_books(read_workspace(folder), behind=True)
    migrate_books()
    close_books()
    return "migrated"


@contextmanager
def books_migrated_once() -> Iterator[None]:
    """Inside, `quittance init` of an SQLite workspace takes a copy of books that were migrated before.

    Migrating takes over a second; that it is right is tested where books are made by it.
    """
    from quittance.config import init

    template = _migrated_file(os.getpid())

    def copied() -> list[str]:
        from django.db import connection

        if connection.vendor != "sqlite" or connection.introspection.table_names():
            return migrate_books()
        name = connection.settings_dict["NAME"]
        connection.close()
        shutil.copy(template, name)
        return []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(init, "migrate_books", copied)
        yield
