"""Both languages say everything, with the same blanks, and every key that is asked for is there."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from quittance.core.rating.refusals import Code
from quittance.core.tariff.features.registry import GATE_KEYS, STEP_KEYS
from quittance.core.tariff.show_words import SENTENCES, WORDS
from quittance.engines.charges.deltas import REASONS
from quittance.engines.compile.output import REFUSALS
from quittance.interfaces.cli import words
from quittance.interfaces.cli.columns import aligned, width
from quittance.interfaces.cli.words import catalogue
from quittance.lake.tables import TABLES

SOURCE = Path(words.__file__).parents[1]


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_languages_have_the_same_keys_and_blanks() -> None:
    english, chinese = words.catalogue("en"), words.catalogue("zh")
    assert set(english) == set(chinese)
    only_in_one = {key for key in english if blanks(english[key]) != blanks(chinese[key])}
    assert only_in_one == {"day"}  # a month has a name in one, a number in the other


def test_no_part_of_the_words_says_what_another_one_says() -> None:
    for language in words.LANGUAGES:
        parts = [import_module(f"{words.__name__}.{language}")]
        parts += [import_module(f"{words.__name__}.{part}_{language}") for part in words.PARTS]
        keys = [key for part in parts for key in part.TEXTS]
        assert sorted(keys) == sorted(set(keys))


def test_every_key_that_a_command_says_is_there() -> None:
    asked = {
        key
        for path in SOURCE.rglob("*.py")
        for key in re.findall(r'\bsay\(\s*"([a-zA-Z_]+)"', path.read_text(encoding="utf-8"))
    }
    assert asked
    assert not asked - set(words.catalogue("en"))


def test_every_refusal_has_its_meaning() -> None:
    assert {f"means_{code}" for code in Code} <= set(words.catalogue("en"))


def test_sheets_are_read_aloud_alike_in_both_languages() -> None:
    assert set(SENTENCES["en"]) == set(SENTENCES["zh"])
    assert list(SENTENCES["en"]) == list(SENTENCES["zh"])
    assert set(WORDS["en"]) == set(WORDS["zh"])


def test_every_key_of_a_line_has_a_clause() -> None:
    told_in_the_main_clause = {"price", "of", "column"}
    assert {*GATE_KEYS, *STEP_KEYS} - set(SENTENCES["en"]) == told_in_the_main_clause


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("合计", 4), ("a 合", 4), ("", 0), ("（x）", 5)])
def test_chinese_signs_take_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_columns_are_aligned() -> None:
    rows = [("a", "1.00"), ("合计", "100.00")]
    assert list(aligned(rows, right={1}, indent="  ")) == ["  a       1.00", "  合计  100.00"]


def test_every_table_of_the_lake_has_its_words() -> None:
    """In English they are those that the table says itself."""
    for table in TABLES:
        assert catalogue("en")[f"table_{table.name}"] == table.meaning
        assert f"table_{table.name}" in catalogue("zh")


def test_every_reason_why_something_has_no_price_is_said_in_words() -> None:
    reasons = {
        *map(str, Code),
        *REFUSALS,
        "NO_CONTRACT",
        "CONTRACT_OVERLAP",
        "NO_INTERNAL_CONTRACT",
        "UNKNOWN_TRIGGER",
    }
    assert {f"unrated_{reason}" for reason in reasons} <= set(words.catalogue("en"))


def test_every_reason_of_a_charge_is_said_in_words() -> None:
    assert {f"reason_{reason}" for reason in REASONS} <= set(words.catalogue("en"))
