"""Parts of a postcode that cards ask for: its district and its area."""

from __future__ import annotations

import re

UK_WITHOUT_SPACE = "[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}"
"""A British postcode written in one piece; its last three characters are the inward code."""

LEADING_LETTERS = "^[A-Z]+"

_UK = re.compile(UK_WITHOUT_SPACE)
_LETTERS = re.compile(LEADING_LETTERS)


def district(postcode: str) -> str:
    """The UK outward code ("IV1" of "IV1 1AA" and "IV11AA"), elsewhere what stands before the first space."""
    if " " in postcode:
        return postcode.partition(" ")[0]
    return postcode[:-3] if _UK.fullmatch(postcode) else postcode


def area(postcode: str) -> str | None:
    """The leading letters ("IV"), or None where the postcode starts with a digit."""
    match = _LETTERS.match(postcode)
    return match[0] if match else None
