"""A folder with two contracts, the one who writes and the one who approves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from quittance.app.contracts.operations.load import Loaded, load_contracts
from quittance.app.platform.models import Actor
from quittance.config.workspace import Workspace
from tests.support.markets import write_market

Load = Callable[[], Loaded]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "market"
    write_market(made)
    return made


@pytest.fixture
def ada(workspace: Workspace) -> Actor:
    return Actor.objects.create(name="Ada", kind="person")


@pytest.fixture
def bo(workspace: Workspace) -> Actor:
    return Actor.objects.create(name="Bo", kind="person")


@pytest.fixture
def load(folder: Path, ada: Actor, at: datetime) -> Load:
    return lambda: load_contracts(folder, actor=ada, at=at)
