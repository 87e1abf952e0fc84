"""Parties come from files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from quittance.app.parties.folder import PartiesUnreadable
from quittance.app.parties.models import Party
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
    assert load_parties(tmp_path, actor=ada, at=at).new == 0
    assert Event.objects.filter(stream="parties").count() == 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [("seller", "friend", "no role 'friend'"), ("country", "land", "no column country")],
)
def test_what_a_file_cannot_say_is_refused(
    tmp_path: Path, ada: Actor, at: datetime, old: str, new: str, says: str
) -> None:
    (tmp_path / "parties.csv").write_text(PARTIES.replace(old, new), encoding="utf-8")
    with pytest.raises(PartiesUnreadable, match=says):
        load_parties(tmp_path, actor=ada, at=at)
    assert not Party.objects.exists()
