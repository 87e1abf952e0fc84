"""`round`: the one visible rounding of a line. Money without `round` goes half up to the currency's minor
unit."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.reading.line_reader import LineReader, Running
from quittance.core.tariff.reading.rounding import rounding_of
from quittance.core.tariff.reading.types import said
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.exact import Exact
from quittance.kernel.rounding import Mode, Rounding

KEYS = ("round",)
"""The keys of a line that it owns."""


@dataclass(frozen=True, slots=True)
class Rounded:
    """The running value becomes the multiple of the step (base units) that `rounding` says. The value before
    is kept for the explanation as the exact amount."""

    rounding: Rounding


@dataclass(frozen=True, slots=True)
class RoundedToMinorUnit:
    """As Rounded, with the minor unit of the subject's currency as step."""

    mode: Mode


def read(line: LineReader) -> tuple[Rounded | RoundedToMinorUnit, ...]:
    """The rounding that the line says; without one, charges and discounts go half up to the minor unit."""
    if line.running is None:
        return ()
    if not line.has("round"):
        return (RoundedToMinorUnit(Mode.HALF_UP),) if line.is_money else ()
    rounding = rounding_of(line)
    if rounding is None:
        return ()
    if rounding.step is None:
        if not line.running.type.is_money:
            line.find(
                "UNIT_MISMATCH",
                f"Only money has a minor unit, not {said(line.running.type.dimension)}.",
                "round",
            )
        return (RoundedToMinorUnit(rounding.mode),)
    line.fits(line.running.type, rounding.type, "round", str(rounding.text))
    step: Exact = rounding.step
    type_ = line.running.type
    line.running = Running(ValueType(type_.kind, type_.dimension, rounding.type.unit, type_.currency), step)
    return (Rounded(Rounding(rounding.mode, step)),)
