"""Aggregates: "sum of units", "daily average of volume"."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.language.cursor import Cursor
from quittance.core.tariff.language.name import take_name

FUNCTIONS = ("sum", "count", "highest", "lowest", "daily average", "share")


@dataclass(frozen=True, slots=True)
class AggregateText:
    """One value of many, as printed."""

    function: str
    name: str

    def __str__(self) -> str:
        return f"{self.function} of {self.name}"


def parse_aggregate(text: str) -> AggregateText | None:
    """The aggregate in a text, or None if it is not one ("of" is nowhere in it). Refuses with
    `NotUnderstood`."""
    if " of " not in f" {text} ":
        return None
    cursor = Cursor(text)
    words = []
    while cursor.next.text not in ("of", ""):
        words.append(cursor.take().text)
    function = " ".join(words)
    if function not in FUNCTIONS:
        Cursor(text).fail(f"one of {', '.join(FUNCTIONS)}")
    cursor.expect("of")
    name = take_name(cursor)
    cursor.done()
    return AggregateText(function, name)
