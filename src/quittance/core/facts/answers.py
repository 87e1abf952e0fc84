"""The ways in which yes and no are written."""

from __future__ import annotations

YES = ("yes", "y", "true", "t", "1")
NO = ("no", "n", "false", "f", "0")


def yes_or_no(text: str) -> bool | None:
    """True, False, or None if the text is neither, whatever its case."""
    word = text.lower()
    if word in YES:
        return True
    return False if word in NO else None
