"""Writes docs/reference/facts.md from the catalogue of facts."""

from __future__ import annotations

from pathlib import Path

from quittance.core.facts.document import document

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "facts.md"

if __name__ == "__main__":
    PAGE.write_text(document(), encoding="utf-8")
