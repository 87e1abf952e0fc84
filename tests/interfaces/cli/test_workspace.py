"""A workspace from its making to its housekeeping, as a user types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quittance.config.wiring import Wiring
from quittance.interfaces.cli.app import cli
from tests.support.books import close_books

LINES = "parcel_id,ship_date,weight_kg\nP1,2026-04-03,1.5\nP2,,1\n"


def run(*arguments: object, folder: Path | None = None) -> Result:
    where = ["--workspace", str(folder)] if folder else []
    result = CliRunner().invoke(cli, [*map(str, arguments), *where], obj=Wiring())
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    close_books()
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ours"
    assert run("init", made, "--actor", "ada").exit_code == 0
    return made


def test_a_new_workspace_is_well(folder: Path) -> None:
    result = run("doctor", folder=folder)
    assert result.exit_code == 0
    assert result.output.count(": well") == 5


def test_a_workspace_is_made_once(folder: Path) -> None:
    result = run("init", folder)
    assert result.exit_code == 2
    assert "WORKSPACE_EXISTS" in result.output


def test_a_file_is_taken_in_once_and_its_bad_rows_are_parked(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "parcels.csv"
    file.write_text(LINES, encoding="utf-8")
    arguments = ("ingest", file, "--table", "parcels", "--source", "wms", "--actor", "ada")
    first, again = run(*arguments, folder=folder), run(*arguments, folder=folder)
    assert "1 new rows, 0 known already, 1 parked" in first.output
    assert "taken in before; nothing changed" in again.output
    (parked,) = (folder / "parked").iterdir()
    assert "3,P2,NO_BUSINESS_DATE" in parked.read_text(encoding="utf-8")
    shown = run("lake", "show", folder=folder)
    assert "parcels" in shown.output
    assert run("lake", "verify", folder=folder).exit_code == 0


def test_a_stranger_is_refused(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "parcels.csv"
    file.write_text(LINES, encoding="utf-8")
    result = run("ingest", file, "--table", "parcels", "--source", "wms", "--actor", "eve", folder=folder)
    assert result.exit_code == 2
    assert "UNKNOWN_ACTOR" in result.output


def test_a_table_that_is_not_there_is_told_with_those_that_are(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "parcels.csv"
    file.write_text(LINES, encoding="utf-8")
    result = run("ingest", file, "--table", "parcel", "--source", "wms", folder=folder)
    assert result.exit_code == 2
    assert "Known: parcels" in result.output


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (None, "NO_WORKSPACE"),
        ("[books", "BAD_SETTINGS"),
        ("[boks]", "BAD_SETTINGS"),
        ("[books]\nx=1", "BAD_SETTINGS"),
    ],
)
def test_a_workspace_that_cannot_be_read_is_refused(tmp_path: Path, text: str | None, code: str) -> None:
    if text is not None:
        (tmp_path / "quittance.toml").write_text(text, encoding="utf-8")
    result = run("doctor", folder=tmp_path)
    assert result.exit_code == 2
    assert code in result.output


def test_books_behind_this_version_are_refused_until_they_are_migrated(tmp_path: Path) -> None:
    (tmp_path / "quittance.toml").write_text("", encoding="utf-8")
    assert "BOOKS_BEHIND" in run("doctor", folder=tmp_path).output


def test_a_damaged_lake_ends_the_examination_with_1(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "parcels.csv"
    file.write_text(LINES, encoding="utf-8")
    run("ingest", file, "--table", "parcels", "--source", "wms", "--actor", "ada", folder=folder)
    (data,) = (folder / "lake" / "data").rglob("*.parquet")
    data.unlink()
    result = run("doctor", folder=folder)
    assert result.exit_code == 1
    assert "LAKE_FILE_MISSING" in result.output
