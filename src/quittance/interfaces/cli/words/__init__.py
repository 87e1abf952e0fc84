"""What the commands say, in each language under the same keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from quittance.kernel.counted import filled

LANGUAGES = ("en", "zh")
PARTS = ("keeping", "facts", "contracts", "parties", "rating")
"""What stands in modules of its own, such as `keeping_en`."""

Say = Callable[..., str]


def catalogue(language: str) -> Mapping[str, str]:
    """Every text of a language by its key."""
    texts: dict[str, str] = {}
    for module in (language, *(f"{part}_{language}" for part in PARTS)):
        texts |= import_module(f"{__name__}.{module}").TEXTS
    return texts


def speak(language: str) -> Say:
    """A function that gives the text of a key, its blanks filled in: `say("tariffs_checked", count=3)`.
    A whole number brings its noun where the text has both: `{count:tariff|tariffs}`.
    """
    texts = catalogue(language)

    def say(key: str, /, **values: object) -> str:
        return filled(texts[key], values)

    return say
