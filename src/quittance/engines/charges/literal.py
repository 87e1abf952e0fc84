"""Words as SQL."""

from __future__ import annotations


def text(value: str) -> str:
    """The word as a literal."""
    return "'" + value.replace("'", "''") + "'"
