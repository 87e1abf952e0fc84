"""`convert`, `schema` and `publish`."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl

from tests.interfaces.cli.conftest import Run


def test_a_folder_becomes_a_workbook_and_a_folder_again(run: Run, card: Path, tmp_path: Path) -> None:
    there = run("tariff", "convert", card, tmp_path / "card.xlsx")
    assert there.exit_code == 0
    assert "Content hash of both: sha256:" in there.stdout
    back = run("tariff", "convert", tmp_path / "card.xlsx", tmp_path / "again")
    assert back.exit_code == 0
    assert "Nothing changed." in run("tariff", "diff", card, tmp_path / "again").stdout
    assert run("tariff", "check", tmp_path / "card.xlsx").exit_code == 0


def test_a_workbook_is_written_over_only_by_force(run: Run, card: Path, tmp_path: Path) -> None:
    target = tmp_path / "card.xlsx"
    target.write_text("mine")
    refused = run("tariff", "convert", card, target)
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert target.read_text() == "mine"
    assert run("tariff", "convert", card, target, "--force").exit_code == 0


def test_a_folder_with_files_is_refused_in_words(run: Run, card: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    result = run("tariff", "convert", card, tmp_path / "full")
    assert result.exit_code == 2
    assert "error FOLDER_NOT_EMPTY" in result.stderr


def test_the_schema_is_json(run: Run) -> None:
    schema = json.loads(run("tariff", "schema").stdout)
    assert schema["properties"]["line"]["items"]["properties"]["charge"]["description"]


def test_a_published_version_can_be_used_but_not_edited(run: Run, card: Path) -> None:
    result = run("tariff", "publish", card)
    assert result.exit_code == 0
    toml = card / "tariff.toml"
    assert 'published  = "sha256:' in toml.read_text()
    assert run("tariff", "check", card).exit_code == 0
    assert "published before" in run("tariff", "publish", card).stdout
    toml.write_text(toml.read_text().replace("10 %", "11 %"))
    edited = run("tariff", "check", card)
    assert edited.exit_code == 1
    assert "PUBLISHED_AND_EDITED" in edited.stdout
    assert run("tariff", "publish", card).exit_code == 1


def test_a_dry_run_writes_nothing(run: Run, card: Path) -> None:
    before = (card / "tariff.toml").read_text()
    assert "would be published as sha256:" in run("tariff", "publish", card, "--dry-run").stdout
    assert (card / "tariff.toml").read_text() == before


def test_a_workbook_is_published_by_way_of_a_folder(run: Run, card: Path, tmp_path: Path) -> None:
    book, folder = tmp_path / "sent.xlsx", tmp_path / "sent"
    run("tariff", "convert", card, book)

    refused = run("tariff", "publish", book)

    assert refused.exit_code == 2
    said = [line.split() for line in refused.stderr.splitlines() if line.startswith("  quittance")]
    assert said == [
        ["quittance", "tariff", "convert", str(book), str(folder)],
        ["quittance", "tariff", "publish", str(folder)],
        ["quittance", "tariff", "convert", str(folder), str(book), "--force"],
    ]
    assert all(run(*words[1:]).exit_code == 0 for words in said)
    assert "published before" in run("tariff", "publish", book).stdout


def test_a_published_workbook_that_was_edited_is_refused(run: Run, card: Path, tmp_path: Path) -> None:
    run("tariff", "publish", card)
    run("tariff", "convert", card, tmp_path / "card.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "card.xlsx")
    workbook["prices"]["D2"] = "2.01"
    workbook.save(tmp_path / "card.xlsx")
    assert "PUBLISHED_AND_EDITED" in run("tariff", "check", tmp_path / "card.xlsx").stdout
