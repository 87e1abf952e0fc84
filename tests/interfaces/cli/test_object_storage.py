"""A workspace whose lake is a bucket: everything that a local lake can do, and damage is found there too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from quittance.config.wiring import Wiring
from quittance.interfaces.cli.app import cli
from quittance.lake.maintenance import compact
from tests.support.books import close_books
from tests.support.markets import write_market
from tests.support.object_storage import BUCKET, bucket, stand_in

pytestmark = pytest.mark.slow

HEADING = "parcel_id,ship_date,delivered_date,account,carrier,weight_kg\n"


class Team:
    """A workspace with its lake in the bucket, its commands, and the bucket itself."""

    def __init__(self, endpoint: str, folder: Path) -> None:
        self.folder, self.endpoint, self.files = folder, endpoint, bucket(endpoint)
        write_market(folder / "source", starts="2026-01-01")
        places = ("--lake", f"s3://{BUCKET}/ours", "--endpoint", endpoint, "--region", "eu-central-1")
        self.ok("init", folder / "ours", *places, "--actor", "ada", here=False)
        self.ok("actor", "add", "bob", "--actor", "ada")

    def run(self, *arguments: object, here: bool = True) -> tuple[int, str]:
        where = ("--workspace", self.folder / "ours") if here else ()
        result = CliRunner().invoke(cli, [*map(str, (*arguments, *where))], obj=Wiring())
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        close_books()
        return result.exit_code, result.output

    def ok(self, *arguments: object, here: bool = True) -> str:
        code, output = self.run(*arguments, here=here)
        assert code == 0, output
        return output

    def deliver(self, number: int) -> str:
        file = self.folder / f"{number}.csv"
        lines = (f"P{number}{one},2026-04-03,2026-04-05,S1,A,{one}.5\n" for one in range(5))
        file.write_text(HEADING + "".join(lines), encoding="utf-8")
        return self.ok("ingest", file, "--table", "parcels", "--source", "wms", "--actor", "ada")

    def data(self, table: str) -> list[str]:
        return sorted(self.files.find(f"{BUCKET}/ours/data/{table}"))


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    with stand_in(monkeypatch) as endpoint:
        yield Team(endpoint, tmp_path)


def test_what_a_folder_can_do_a_bucket_can(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compact, "FILES_MIN", 2)
    assert "5 new rows" in team.deliver(0)
    assert "5 new rows" in team.deliver(1)
    team.ok("contract", "load", team.folder / "source", "--actor", "ada")
    team.ok("contract", "approve", "--actor", "bob")
    rate = ("rate", "run", "--period", "2026-04", "--actor", "ada")
    assert "20 charges written" in team.ok(*rate)
    assert "4.20 GBP" in team.ok("charges", "P01")
    assert "1 files written in place of 2" in team.ok("lake", "compact", "parcels", "--actor", "ada")
    team.ok("lake", "expire", "parcels", "--actor", "ada")
    assert "0 files deleted" in team.ok("lake", "sweep")
    assert "Every file is as it was written" in team.ok("lake", "verify")
    assert "0 charges written" in team.ok(*rate)
    assert not (team.folder / "ours" / "lake").exists()
    _damage_is_found(team)


def _damage_is_found(team: Team) -> None:
    (charges,) = team.data("charges")
    written = bytearray(team.files.cat_file(charges))
    written[50] ^= 1
    team.files.pipe_file(charges, bytes(written))
    code, output = team.run("lake", "verify")
    assert (code, output.count("LAKE_FILE_ALTERED")) == (1, 1)
    team.files.rm_file(charges)
    code, output = team.run("doctor")
    assert (code, output.count("LAKE_FILE_MISSING")) == (1, 1)


def test_a_bucket_that_is_not_there_is_refused_and_nothing_is_made(team: Team, tmp_path: Path) -> None:
    other: dict[str, Any] = {"--lake": "s3://nowhere/ours", "--endpoint": team.endpoint}
    arguments = [part for pair in other.items() for part in pair]
    code, output = team.run("init", tmp_path / "other", *arguments, "--actor", "ada", here=False)
    assert code == 2
    assert "LAKE_UNREACHABLE" in output
    assert not (tmp_path / "other" / "quittance.toml").exists()
