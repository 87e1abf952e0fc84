"""Jobs as a user types them: a backup that is due, kept few, and a workspace that is not well."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quittance.config import init
from quittance.config.jobs import BadArguments, WorkspaceIll, works_of
from quittance.config.opened import open_workspace
from quittance.config.wiring import Wiring
from quittance.interfaces.cli.app import cli
from quittance.lake.tables import PARCELS
from tests.support.books import close_books

AT = datetime(2026, 6, 2, 3, 0, tzinfo=UTC)


def run(*arguments: object, folder: Path) -> Result:
    result = CliRunner().invoke(cli, [*map(str, (*arguments, "--workspace", folder))], obj=Wiring())
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    close_books()
    return result


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(init, "TABLES", (PARCELS,))
    made = tmp_path / "ours"
    CliRunner().invoke(cli, ["init", str(made), "--actor", "ada"], obj=Wiring())
    return made


def test_a_schedule_is_set_listed_and_switched_off(folder: Path) -> None:
    arguments = ("jobs", "schedule", "nightly", "--actor", "ada")
    told = run(*arguments, "--work", "backup", "--at", "daily 03:00", "--set", "folder=b", folder=folder)
    assert "nightly: backup, daily 03:00." in told.output
    assert "Nothing is due." in run("jobs", "run", folder=folder).output
    assert "folder b" in run("jobs", "list", folder=folder).output
    assert run(*arguments, "--off", folder=folder).exit_code == 0
    assert "switched off" in run("jobs", "list", folder=folder).output
    assert run(*arguments, "--work", "backup", folder=folder).exit_code == 2


def test_backups_are_made_once_each_and_few_are_kept(folder: Path) -> None:
    work = works_of(open_workspace(folder))["backup"]
    for day in (2, 3, 4, 4):
        work({"folder": "backups", "keep": "2"}, AT.replace(day=day))
    kept = sorted(path.name for path in (folder / "backups").iterdir())
    assert kept == ["2026-06-03T030000Z", "2026-06-04T030000Z"]
    with pytest.raises(BadArguments):
        work({}, AT)
    with pytest.raises(BadArguments):
        work({"folder": "backups", "keep": "all"}, AT)
    close_books()


def test_a_feed_that_did_not_come_is_trouble(folder: Path) -> None:
    heading = "feed,table,source,site,from,until,days,due,at_least\n"
    line = "hub A scans,events,hubs,HUB-A,2026-01-01,,mon-sun,+1 00:30,60 %\n"
    (folder / "feeds.csv").write_text(heading + line, encoding="utf-8")
    work = works_of(open_workspace(folder))["completeness"]
    with pytest.raises(WorkspaceIll, match="2 days of feeds"):
        work({"days": "2"}, AT.replace(hour=12))
    close_books()


def test_housekeeping_again_with_its_time_changes_nothing(folder: Path, tmp_path: Path) -> None:
    for number in range(4):
        file = tmp_path / f"{number}.csv"
        file.write_text(f"parcel_id,ship_date\nP{number},2026-04-03\n", encoding="utf-8")
        run("ingest", file, "--table", "parcels", "--source", "wms", "--actor", "ada", folder=folder)
    works = works_of(open_workspace(folder))
    assert works["lake-tidy"]({}, AT)["files_replaced"] == 4
    assert works["lake-tidy"]({}, AT)["files_replaced"] == 0
    assert works["lake-verify"]({}, AT) == {"errors": 0, "warnings": 0}
    assert works["examine"]({}, AT)["errors"] == 0
    assert works["retention"]({"months": "24"}, AT) == {"months": [], "people": 0, "files": 0}
    close_books()
