"""Wrong files and arguments end with a sentence and a code, never with a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interfaces.cli.conftest import CARD, QUOTE, Run, write_card


def test_a_missing_tariff(run: Run, tmp_path: Path) -> None:
    result = run("quote", tmp_path / "nowhere", *QUOTE)
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_an_empty_folder(run: Run, tmp_path: Path) -> None:
    result = run("tariff", "check", tmp_path)
    assert result.exit_code == 1
    assert "UNREADABLE" in result.stdout


@pytest.mark.parametrize(
    "text", ["", "not toml at all", "tariff = [[[", CARD[:300], 'tariff = "a"\n[[line]]\n', "\0"]
)
def test_a_broken_tariff(run: Run, tmp_path: Path, text: str) -> None:
    card = write_card(tmp_path / "card", text)
    for arguments in (("tariff", "check", card), ("quote", card, *QUOTE), ("tariff", "publish", card)):
        result = run(*arguments)
        assert result.exit_code == 1
        assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("name", ["card.xlsx", "card.csv", "card.txt"])
def test_a_file_that_is_no_tariff(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("key,value\n")
    result = run("tariff", "show", tmp_path / name)
    assert result.exit_code == 1
    assert "UNREADABLE" in result.stderr


@pytest.mark.parametrize(
    "text", ["", "\n", "parcel_id,weight [kg]", "a;b;c\n1;2;3\n", "\0\1\2", "weight [wd]\n1\n"]
)
@pytest.mark.parametrize("name", ["facts.csv", "facts.parquet", "facts.xlsx", "facts.txt"])
def test_facts_that_are_none(run: Run, card: Path, tmp_path: Path, text: str, name: str) -> None:
    (tmp_path / name).write_text(text)
    result = run("rate", card, "--facts", tmp_path / name, "--out", tmp_path / "out.parquet")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in (0, 1, 2)
    assert result.stderr


def test_facts_that_are_not_there(run: Run, card: Path, tmp_path: Path) -> None:
    result = run("rate", card, "--facts", tmp_path / "none.csv", "--out", tmp_path / "out.parquet")
    assert result.exit_code == 2
    assert "There is no file" in result.stderr


@pytest.mark.parametrize("text", ["", "hello"])
def test_a_file_that_was_not_rated(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "rated.parquet").write_text(text)
    result = run("explain", tmp_path / "rated.parquet", "--fact", "a")
    assert result.exit_code == 2
    assert "error NOT_RATED" in result.stderr


def test_an_id_that_is_not_there(run: Run, card: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text("parcel_id,weight [kg],service,ship_date\na,0.5,slow,2026-02-01\n")
    run("rate", card, "--facts", tmp_path / "facts.csv", "--out", tmp_path / "out.parquet")
    result = run("explain", tmp_path / "out.parquet", "--fact", "b'; DROP TABLE x")
    assert result.exit_code == 2
    assert "error NO_SUCH_SUBJECT" in result.stderr


def test_an_output_that_cannot_be_written(run: Run, card: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text("parcel_id,weight [kg],service,ship_date\na,0.5,slow,2026-02-01\n")
    (tmp_path / "file").write_text("")
    result = run("rate", card, "--facts", tmp_path / "facts.csv", "--out", tmp_path / "file" / "out.parquet")
    assert result.exit_code == 2
    assert "error FILE" in result.stderr


def test_an_unknown_sample(run: Run, tmp_path: Path) -> None:
    result = run("sample", "facts", "--out", tmp_path / "a.csv", "--subject", "elephants")
    assert result.exit_code == 2
    assert "parcels" in result.stderr
