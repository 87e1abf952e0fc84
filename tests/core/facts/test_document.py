"""The page of facts is what the catalogue says today."""

from __future__ import annotations

from pathlib import Path

from quittance.core.facts.catalogue import CATALOGUE
from quittance.core.facts.document import document

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "facts.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == document(), "run: python scripts/facts_page.py"


def test_every_fact_is_on_it_once() -> None:
    lines = document().splitlines()
    for name in CATALOGUE:
        assert sum(line.startswith(f"| `{name}` |") for line in lines) == 1 + (name in ("account",))
