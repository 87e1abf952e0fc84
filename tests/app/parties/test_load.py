"""Parties come from files; what is new becomes history, what is wrong is parked."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from quittance.app.parties.operations.load import load_parties
from quittance.app.platform.models import Actor, Event
from quittance.config.workspace import Workspace
from tests.support.markets import PARTIES


@pytest.fixture
def ada(workspace: Workspace) -> Actor:
    return Actor.objects.create(name="Ada", kind="person")


def test_a_folder_is_loaded_once(tmp_path: Path, ada: Actor, at: datetime) -> None:
    (tmp_path / "parties.csv").write_text(PARTIES, encoding="utf-8")
    assert load_parties(tmp_path, actor=ada, at=at).new == 3
    again = load_parties(tmp_path, actor=ada, at=at)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
    assert Event.objects.filter(stream="parties").count() == 1
