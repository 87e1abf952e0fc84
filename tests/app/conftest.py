"""Every test of the books runs on both databases."""

from __future__ import annotations

from tests.support import django_ready  # noqa: F401

# isort: split
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quittance.config.books import open_books
from quittance.config.workspace import Workspace
from tests.support.books import DATABASES, close_books, new_workspace

AT = datetime(2026, 5, 1, 6, 0, tzinfo=UTC)


@pytest.fixture(params=DATABASES)
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workspace]:
    """An open workspace with empty books and an empty lake."""
    found = new_workspace(tmp_path / "workspace", request.param)
    open_books(found)
    yield found
    close_books()


@pytest.fixture
def at() -> datetime:
    """The time of the tests."""
    return AT
