"""Names: `weight`, `size.weight_used`, `vendor.remote_area`."""

from __future__ import annotations

import re

from quittance.core.tariff.language.cursor import Cursor
from quittance.core.tariff.language.tokens import Shape

_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?", re.ASCII)
_WORD = re.compile(r"\w[\w-]*", re.ASCII)


def is_name(text: str) -> bool:
    """Whether it is a name, with at most one dot."""
    return _NAME.fullmatch(text) is not None


def is_plain_name(text: str) -> bool:
    """Whether it is a name that a line, a table or a term may have: no dot."""
    return is_name(text) and "." not in text


def is_word(text: str) -> bool:
    """Whether it is a word: letters, digits, `_` and `-`."""
    return _WORD.fullmatch(text) is not None


def take_name(cursor: Cursor) -> str:
    """The name at the cursor, dot included."""
    if cursor.next.shape is not Shape.WORD or not is_plain_name(cursor.next.text):
        cursor.fail("a name", "Names are lower-case letters, digits and underscores.")
    name = cursor.take().text
    if cursor.next.text == "." and cursor.after_next().shape is Shape.WORD:
        cursor.take()
        name += f".{cursor.take().text}"
    return name


def parse_name(text: str) -> str:
    """The text itself if it is a name. Refuses with `NotUnderstood`."""
    cursor = Cursor(text)
    name = take_name(cursor)
    cursor.done()
    return name
