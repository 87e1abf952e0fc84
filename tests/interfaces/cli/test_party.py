"""Parties on the command line, in both languages and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quittance.config.wiring import Wiring
from quittance.core.parties.kinds import KINDS
from quittance.interfaces.cli.app import cli
from quittance.interfaces.cli.words import LANGUAGES, catalogue
from tests.support.books import close_books, new_workspace
from tests.support.parties import NORDFRACHT

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Calls `quittance party` in a workspace with Ada and Bo."""
    folder = tmp_path / "ws"
    new_workspace(folder, "sqlite")

    def call(*arguments: object, actor: str = "ada", language: str = "en") -> Result:
        environment = {
            "QUITTANCE_WORKSPACE": str(folder),
            "QUITTANCE_ACTOR": actor,
            "QUITTANCE_LANGUAGE": language,
        }
        words = ["party", *map(str, arguments)]
        return CliRunner().invoke(cli, words, obj=Wiring(), env=environment, catch_exceptions=False)

    from quittance.config.opened import now, open_workspace

    open_workspace(folder)
    from quittance.app.platform.operations.actors import add_actor

    system = add_actor(name="system", kind="worker", role="system", by=None, at=now())
    for name in ("ada", "bo"):
        add_actor(name=name, kind="person", role="analyst", by=system, at=now())
    yield call
    close_books()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "nordfracht.toml"
    path.write_text(NORDFRACHT, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_field_and_word_has_its_text(language: str) -> None:
    texts = catalogue(language)
    for kind in KINDS.values():
        assert f"party_kind_{kind.name}" in texts
        for field in kind.fields:
            assert f"party_field_{field.name}" in texts
            assert all(f"party_word_{word}" in texts for word in field.words)


def test_load_tells_what_is_new_and_what_to_do_next(run: Run, file: Path) -> None:
    first = run("load", file)
    assert first.exit_code == 0
    assert "1 new, 0 changed, 0 as they were." in first.output
    assert "quittance party verify-account NORDFRACHT main" in first.output
    file.write_text(NORDFRACHT.replace("Bremen", "Kiel"), encoding="utf-8")
    assert "address registered: city Bremen → Kiel" in run("load", file).output


def test_what_is_parked_is_listed_without_its_value(run: Run, file: Path) -> None:
    file.write_text(NORDFRACHT.replace("0130 00", "0130 01"), encoding="utf-8")
    done = run("load", file)
    assert done.exit_code == 1
    assert "Parked: 0 parties, 1 item." in done.output
    (parked,) = file.parent.glob("ws/parked/parties.*.csv")
    assert "nordfracht.toml:24,IBAN_WRONG" in parked.read_text(encoding="utf-8")
    assert "0130" not in parked.read_text(encoding="utf-8")


def test_a_party_is_shown_in_chinese_and_for_programs(run: Run, file: Path) -> None:
    run("load", file)
    run("verify-account", "NORDFRACHT", "main", "--ends-with", "3000", "--evidence", "call_back", actor="bo")
    shown = run("show", "NORDFRACHT", language="zh").output
    assert "银行账户 main" in shown
    assert "bo 于" in shown
    assert "承运商，Nordfracht GmbH，DE" in shown
    told = json.loads(run("show", "NORDFRACHT", "--json").output)
    assert told["accounts"][0]["state"] == "verified"
    assert {"kind": "contact", "key": "ap", "contact": "ap", "purpose": "billing", "name": "Erika Mustermann",
            "phone": "+49 421 000000"} in told["items"]  # fmt: skip


def test_what_to_erase_is_said(run: Run, file: Path) -> None:
    run("load", file)
    assert run("erase", "NORDFRACHT", "--reason", "request").exit_code == 2
    erased = run("erase", "NORDFRACHT", "--everything", "--reason", "request").output
    assert "the personal details of address registered are erased" in erased
    assert "personal details erased" in run("show", "NORDFRACHT").output


def test_the_list_names_what_people_look_for(run: Run, file: Path) -> None:
    run("load", file)
    assert "0 verified, 1 waiting" in run("list", "--role", "carrier").output
    assert "0 parties." in run("list", "--role", "seller").output
    assert "0 parties." in run("list", "--known", "2020-01-01").output
