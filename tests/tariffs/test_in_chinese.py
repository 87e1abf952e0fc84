"""Explanations of every example of every card leave no English phrase in the Chinese ones."""

from __future__ import annotations

import re
from typing import Any

import pytest

from quittance.core.rating.explain import table_rows
from quittance.core.rating.rater import Rater
from quittance.core.rating.words import CATALOGUES
from quittance.kernel.dimension import SCALAR, TIME
from quittance.kernel.unit_table import KNOWN
from tests.tariffs.test_examples import EXAMPLES, plan_of, row_of

WORDS = [symbol for symbol, dimension, _ in KNOWN if symbol.isalpha() and dimension in (SCALAR, TIME)]
PHRASE = re.compile(rf"\b(per|started|exact|line \d)\b|[0-9] ({'|'.join(WORDS)})\b")


@pytest.mark.parametrize("word", WORDS)
def test_every_unit_that_is_a_word_is_translated(word: str) -> None:
    assert CATALOGUES["en"][f"unit_{word}"] == word
    assert not CATALOGUES["zh"][f"unit_{word}"].isascii()


@pytest.mark.slow
@pytest.mark.parametrize("tariff", sorted({parameter.values[0] for parameter in EXAMPLES}))
def test_no_english_is_left(tariff: str) -> None:
    plan = plan_of(tariff)
    told = {
        text
        for name, example in (parameter.values for parameter in EXAMPLES)
        if name == tariff
        for text in _told(plan, example)
    }
    assert told
    assert not {text for text in told if PHRASE.search(text)}


def _told(plan: Any, example: dict[str, Any]) -> list[str]:
    results = Rater(plan).rate([row_of(plan, pairs) for pairs in example["rows"]])
    return [text for result in results for row in table_rows(result, "zh") for text in (row.how, row.outcome)]
