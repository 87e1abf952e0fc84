"""Roundings: "up to 1 lb", "nearest 1 in", "half even to the minor unit"."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.language.amount import Amount, take_amount
from quittance.core.tariff.language.cursor import Cursor
from quittance.kernel.mode import Mode

_HINT = 'Write for instance "up to 1 lb", "nearest 1 in" or "half up to 0.01 GBP".'


@dataclass(frozen=True, slots=True)
class RoundText:
    """A rounding as printed; without a step it goes to the minor unit of the currency."""

    mode: Mode
    step: Amount | None

    def __str__(self) -> str:
        return f"{self.mode} to {self.step or 'the minor unit'}"


def parse_round(text: str) -> RoundText:
    """The rounding in a text. Refuses with `NotUnderstood`, a step of zero too."""
    cursor = Cursor(text)
    mode = _take_mode(cursor)
    if cursor.take_if("the"):
        cursor.expect("minor")
        cursor.expect("unit")
        rounding = RoundText(mode, None)
    else:
        step_at = cursor.next
        step = take_amount(cursor)
        if step.number <= 0:
            raise_at = Cursor(text)
            while raise_at.next != step_at:
                raise_at.take()
            raise_at.fail("a step above zero", _HINT)
        rounding = RoundText(mode, step)
    cursor.done()
    return rounding


def _take_mode(cursor: Cursor) -> Mode:
    if cursor.take_if("nearest"):
        return Mode.HALF_UP
    words = []
    if half := cursor.take_if("half"):
        words.append(half.text)
    direction = cursor.take_if("up", "down", *(["even"] if words else []))
    if direction is None:
        cursor.fail("a way to round", _HINT)
    words.append(direction.text)
    cursor.expect("to")
    return Mode(" ".join(words))
