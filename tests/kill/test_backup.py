"""SIGKILL in the middle of a backup and of a restore: half of one never looks like a whole one."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from quittance.app.platform.models import Actor
from quittance.config.books import open_books
from quittance.config.workspace import SETTINGS, read_workspace
from quittance.lake.tables.parcels import PARCELS
from tests.kill.conftest import RunChild
from tests.kill.points import assert_whole, content
from tests.kill.worker import back_up, bring_back, take_in
from tests.support.books import close_books, new_workspace

pytestmark = pytest.mark.slow


def test_half_a_backup_or_half_a_restore_is_none(run_child: RunChild, tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "workspace", "sqlite")
    delivery = tmp_path / "parcels.csv"
    delivery.write_text("parcel_id,ship_date,weight_kg\nP1,2026-04-03,1\nP2,2026-05-03,2\n", encoding="utf-8")
    open_books(workspace)
    Actor.objects.create(name="system", kind="worker")
    close_books()
    assert run_child(take_in, workspace.folder, delivery) == 0
    expected = content(workspace, PARCELS)
    for place in range(2):
        target = tmp_path / f"half{place}"
        assert run_child(back_up, workspace.folder, target, stop_at=place) == -signal.SIGKILL
        assert not target.exists()
        (left,) = tmp_path.glob(f"{target.name}.unfinished-*")
        assert (left / "manifest.json").exists() == (place == 1)
    target, places = tmp_path / "whole", tmp_path / "places.txt"
    assert run_child(back_up, workspace.folder, target) == 0
    assert run_child(bring_back, target, tmp_path / "first", places=places) == 0
    names = places.read_text(encoding="utf-8").splitlines()
    filled = names.index("restore: books filled")
    assert filled > 2
    assert names[-1] == "restore: proven"
    for stop_at in (filled, len(names) - 1):
        folder = tmp_path / f"back{stop_at}"
        assert run_child(bring_back, target, folder, stop_at=stop_at) == -signal.SIGKILL
        assert not (folder / SETTINGS).exists(), names[stop_at]
        assert run_child(bring_back, target, folder) == 1, "what is left there is not overwritten"
        shutil.rmtree(folder)
        assert run_child(bring_back, target, folder) == 0
        restored = read_workspace(folder)
        assert content(restored, PARCELS) == expected
        assert_whole(restored, PARCELS, names[stop_at])
