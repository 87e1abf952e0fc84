"""Commands that make workspaces do not migrate new books each time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support import django_ready  # noqa: F401
from tests.support.books import books_migrated_once


@pytest.fixture(scope="session", autouse=True)
def migrated_once() -> Iterator[None]:
    """One set of migrated books for the whole process."""
    with books_migrated_once():
        yield
