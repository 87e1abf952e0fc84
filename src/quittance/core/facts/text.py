"""Words as they arrive: trimmed, and told apart from numbers that a spreadsheet made of them."""

from __future__ import annotations

import re

BLANKS = " \t\r\n\u00a0"
"""What is trimmed at both ends of a cell."""

MANGLED = r"'.*|[+-]?[0-9]+\.0+|[+-]?[0-9]+(\.[0-9]+)?[eE][+][0-9]+"
"""An id that went through a number: 1.23457E+11, 794600000001.0, or with the apostrophe of a spreadsheet."""

_MANGLED = re.compile(MANGLED, re.DOTALL)


def clean_word(text: str) -> str | None:
    """The word without blanks around it, or None if nothing is left."""
    return text.strip(BLANKS) or None


def is_mangled(text: str) -> bool:
    """Whether an id or postcode shows that it went through a number, so that digits may be lost."""
    return _MANGLED.fullmatch(text) is not None
