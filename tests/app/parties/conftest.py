"""People who keep parties, and files to keep them with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from quittance.app.parties.operations.load import PartiesLoaded, load_parties
from quittance.app.platform.models import Actor
from quittance.config.workspace import Workspace

Load = Callable[..., PartiesLoaded]


@pytest.fixture
def ada(workspace: Workspace) -> Actor:
    return Actor.objects.create(name="Ada", kind="person")


@pytest.fixture
def bo(workspace: Workspace) -> Actor:
    return Actor.objects.create(name="Bo", kind="person")


@pytest.fixture
def load(tmp_path: Path, ada: Actor, at: datetime) -> Load:
    """Loads texts as files NAME.toml, so many days after the time of the tests."""

    def run(*texts: str, days: int = 0, actor: Actor = ada) -> PartiesLoaded:
        folder = tmp_path / "files"
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.toml"):
            old.unlink()
        for number, text in enumerate(texts):
            (folder / f"{number}.toml").write_text(text, encoding="utf-8")
        return load_parties(folder, actor=actor, at=at + timedelta(days=days))

    return run
