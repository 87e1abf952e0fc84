"""The four kinds of value a sheet knows."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A number with its dimension, a word, a yes/no or a date."""

    NUMBER = "number"
    WORD = "word"
    YES_NO = "yes/no"
    DATE = "date"
