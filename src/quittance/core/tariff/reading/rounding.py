"""The rounding that a line says, in base units."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.language.round import RoundText, parse_round
from quittance.core.tariff.reading.line_reader import LineReader
from quittance.core.tariff.reading.types import RATIO, number_type
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.exact import Exact
from quittance.kernel.mode import Mode


@dataclass(frozen=True, slots=True)
class SaidRounding:
    """A rounding; without a step it goes to the minor unit, and `type` says nothing."""

    text: RoundText
    mode: Mode
    step: Exact | None
    type: ValueType


def rounding_of(line: LineReader) -> SaidRounding | None:
    """What stands under `round`; None if there is nothing or it was not understood."""
    text = line.parsed("round", parse_round)
    if text is None:
        return None
    if text.step is None:
        return SaidRounding(text, text.mode, None, RATIO)
    return SaidRounding(text, text.mode, text.step.base, number_type(text.step.unit))
