"""The glossary has both languages, and its last column names things that there are."""

from __future__ import annotations

import re

from quittance.core.facts.catalogue import CATALOGUE
from quittance.core.facts.subjects import SUBJECTS
from quittance.core.rating.refusals import Code
from quittance.core.tariff.passes import header, indexes, names
from quittance.core.tariff.table import Phrase
from quittance.kernel.unit_table import KNOWN
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8")
LANGUAGE = (ROOT / "docs" / "reference" / "tariff-language.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith("| term |")
]


def test_there_are_at_least_sixty_terms_each_once() -> None:
    terms = [row[0] for row in ROWS]
    assert len(terms) >= 60
    assert len(set(terms)) == len(terms)


def test_every_term_has_its_chinese_and_a_meaning() -> None:
    for term, chinese, meaning, _ in ROWS:
        assert re.search(r"[\u4e00-\u9fff]", chinese), term
        assert meaning, term


def test_names_in_the_last_column_exist() -> None:
    known = {
        *CATALOGUE,
        *(symbol for symbol, _, _ in KNOWN),
        *SUBJECTS,
        *Code,
        *Phrase,
        *names.LINE_KEYS,
        *header.KEYS,
        *indexes.KEYS,
    }
    for term, _, _, here in ROWS:
        for name in re.findall(r"`([^`]+)`", here):
            assert name in known or name in LANGUAGE or name.endswith(("csv", "/")) or " " in name, (
                f"{term}: {name}"
            )
