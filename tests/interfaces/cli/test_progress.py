"""The bar of a long command: on a terminal it is seen, anywhere else there is not a byte of it."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support import django_ready  # noqa: F401

# isort: split

from quittance.config.books import open_books
from tests.support.books import close_books, new_workspace

# isort: split
from quittance.app.platform.operations.actors import add_actor

pytestmark = pytest.mark.slow

ENTRY = "from quittance.config.main import main; main()"
FACTS = "parcel_id,weight [kg],service,ship_date\na,0.5,slow,2026-02-01\nb,1.5,fast,2026-07-01\n"
ENGINES = pytest.mark.parametrize("engine", ["duckdb", "reference"])


def command(card: Path, engine: str) -> list[str]:
    (card.parent / "facts.csv").write_text(FACTS)
    facts, out = card.parent / "facts.csv", card.parent / "out.parquet"
    words = ["rate", card, "--facts", facts, "--out", out, "--engine", engine]
    return [sys.executable, "-c", ENTRY, *map(str, words)]


@ENGINES
def test_a_terminal_shows_a_bar(card: Path, engine: str) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(
        command(card, engine), stdout=subprocess.PIPE, stderr=theirs, env=environment
    ) as process:
        os.close(theirs)
        seen = _read_all(ours)
        assert process.stdout is not None
        told = process.stdout.read().decode()
    os.close(ours)

    assert process.returncode == 0, seen
    assert re.search(r"Rating.*\d+%", seen), repr(seen)
    assert seen.endswith("\x1b[2K"), "the bar is taken away at the end"
    assert "2 facts rated" in told


@ENGINES
def test_a_pipe_gets_none(card: Path, engine: str) -> None:
    run = subprocess.run(command(card, engine), capture_output=True, check=True)
    assert run.stderr == b""
    assert b"\x1b" not in run.stdout


def test_a_terminal_shows_the_step_that_a_run_is_at(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "ours", "sqlite")
    open_books(workspace)
    add_actor(name="ada", kind="person", role="analyst", by=None, at=datetime(2026, 5, 1, tzinfo=UTC))
    close_books()
    file = tmp_path / "april.csv"
    file.write_text("parcel_id,ship_date\nP1,2026-04-03\n", encoding="utf-8")
    words = ["ingest", file, "--table", "parcels", "--source", "wms", "--actor", "ada"]
    arguments = [sys.executable, "-c", ENTRY, *map(str, words), "--workspace", str(workspace.folder)]
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=theirs, env=environment) as process:
        os.close(theirs)
        seen = _read_all(ours)
        assert process.stdout is not None
        told = process.stdout.read().decode()
    os.close(ours)
    steps = re.findall(r"april\.csv, parcels: (reading|writing|making)", seen)
    assert list(dict.fromkeys(steps)) == ["reading", "writing", "making"], repr(seen)
    assert "1 new rows" in told


def _read_all(terminal: int) -> str:
    """What the terminal gets until the other side is closed, which Linux tells by an error."""
    parts = []
    try:
        while part := os.read(terminal, 65536):
            parts.append(part)
    except OSError:
        pass
    return b"".join(parts).decode()
