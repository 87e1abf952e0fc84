"""Headings of tables: "zone is", "weight up to [kg]", "price:UK [GBP]", "rate [EUR per started kg]"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quittance.core.tariff.language.cursor import Cursor
from quittance.core.tariff.language.name import take_name
from quittance.core.tariff.table import Phrase

_UNIT = re.compile(r"(?P<words>[^\[\]]*?)\s*(?:\[(?P<unit>[^\[\]]*)\])?\s*")


@dataclass(frozen=True, slots=True)
class HeadingText:
    """A heading taken apart. `phrase` makes it a key; `unit` is what stands in the brackets, None without
    brackets."""

    name: str  # empty for the lone `from`
    label: str | None = None
    phrase: Phrase | None = None
    unit: str | None = None

    def __str__(self) -> str:
        words = [self.name, self.phrase.value if self.phrase else ""]
        label = f":{self.label}" if self.label is not None else ""
        text = f"{words[0]}{label} {words[1]}".strip()
        return f"{text} [{self.unit}]" if self.unit is not None else text


def parse_heading(text: str) -> HeadingText:
    """The heading in a text. Refuses with `NotUnderstood`."""
    match = _UNIT.fullmatch(text)
    if match is None:
        Cursor(text.replace("[", " ").replace("]", " ")).fail("one unit in square brackets at the end")
    words, unit = match["words"], match["unit"]
    unit = " ".join(unit.split()) if unit is not None else None
    if words == Phrase.FROM.value:
        return HeadingText("", None, Phrase.FROM, unit)
    cursor = Cursor(words)
    name = take_name(cursor)
    label = cursor.word("a label").text if cursor.take_if(":") else None
    phrase = _take_phrase(cursor)
    cursor.done()
    return HeadingText(name, label, phrase, unit)


def _take_phrase(cursor: Cursor) -> Phrase | None:
    for phrase in Phrase:
        first, *rest = phrase.value.split()
        if phrase is not Phrase.FROM and cursor.take_if(first):
            for word in rest:
                cursor.expect(word)
            return phrase
    return None
