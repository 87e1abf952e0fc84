"""`top_up_to` and `cut_down_to`: what is missing from, or over, an amount. An empty month owes the
minimum."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.operand import Operand
from quittance.core.tariff.reading.line_reader import LineReader, Running
from quittance.core.tariff.reading.sums import sum_of

KEYS = ("top_up_to", "cut_down_to")
"""The keys of a line that it owns."""


@dataclass(frozen=True, slots=True)
class TopUp:
    """The running value becomes max(0, target - sum of the operands), or with `cut` max(0, sum - target).

    It stands in place of basis and rate. Absent operands count as nothing and the line still
    applies; with an absent target nothing is missing and nothing is over.
    """

    operands: tuple[Operand, ...]
    target: Operand
    cut: bool = False


def read(line: LineReader) -> tuple[TopUp, ...]:
    """What is missing from, or over, an amount; none if neither key is written."""
    key = next((key for key in KEYS if line.has(key)), None)
    if key is None:
        return ()
    for other in (
        *(other for other in KEYS if other != key),
        "price",
        "rate",
        "above",
        "scale",
        "greatest_of",
        "least_of",
    ):
        if line.says(other):
            line.find_at(
                "DO_NOT_MIX",
                f"{key!r} stands in place of a formula, so {other!r} has no meaning.",
                line.place_for(other),
            )
    if not line.has("of"):
        line.find("NO_BASIS", f"{key!r} needs `of`: the amounts that count.", key)
    target, meanings = line.value(key), line.numbers("of")
    total = sum_of(line, meanings, "of")
    if target is None or total is None or target.operand is None:
        return ()
    line.fits(total.type, target.type, key, target.name)
    line.running = Running(total.type)
    operands = tuple(meaning.operand for meaning in meanings if meaning.operand is not None)
    return (TopUp(operands, target.operand, cut=key == "cut_down_to"),)
