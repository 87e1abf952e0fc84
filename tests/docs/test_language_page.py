"""The page of the tariff language names everything that the checker knows."""

from __future__ import annotations

import pytest

from quittance.core.facts.catalogue.amounts import PREFIXES
from quittance.core.rating.refusals import Code
from quittance.core.tariff.features.aggregate import Function, Window
from quittance.core.tariff.language.aggregate import FUNCTIONS
from quittance.core.tariff.passes import facts, header, indexes, names, scopes
from quittance.core.tariff.reading.band import SCALES
from quittance.core.tariff.reading.draft_table import NUMBERS
from quittance.core.tariff.table import Phrase
from quittance.kernel.period import PeriodWord
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "reference" / "tariff-language.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "word",
    [
        *header.KEYS,
        *names.LINE_KEYS,
        *facts.KEYS,
        *Code,
        *Phrase,
        *SCALES,
        *NUMBERS,
        *PREFIXES,
        *PeriodWord,
        *scopes.WIDTH,
    ],
)
def test_a_word_of_the_language_stands_on_its_page(word: str) -> None:
    assert any(f"{before}{word}{after}" in PAGE for before in '`"' for after in '`".: ')


@pytest.mark.parametrize("word", [*Function, *Window, *FUNCTIONS, *indexes.KEYS])
def test_a_word_inside_a_text_stands_on_its_page(word: str) -> None:
    assert word in PAGE
