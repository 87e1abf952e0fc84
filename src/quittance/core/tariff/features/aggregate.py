"""`sum of`, `count of`, `highest of`, `lowest of`, `daily average of`, `share of`: a group's own value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quittance.core.tariff.operand import Operand
from quittance.core.tariff.reading.line_reader import LineReader, Running
from quittance.core.tariff.reading.members import aggregate_of
from quittance.core.tariff.scope import Scope

KEYS = ("window", "meanwhile")
"""The keys of a line that it owns; the aggregate itself stands in `of`."""


class Function(StrEnum):
    """The six ways to make one value of many."""

    SUM = "sum"
    COUNT = "count"
    HIGHEST = "highest"
    LOWEST = "lowest"
    DAILY_AVERAGE = "daily average"
    SHARE = "share"


class Window(StrEnum):
    """Which members count: the whole period, those up to this one, the period before, the last N periods."""

    WHOLE = "whole"
    SO_FAR = "so far"
    PREVIOUS = "previous"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Aggregate:
    """The running value becomes `function` over the members of the line's group.

    * The members are the fact rows of the group's subject; `operand` is worked out per member (LineRead or
      FactRead, reach SAME). Absent members are skipped; a refused member refuses the group, of several the
      refusal that starts highest on the sheet.
    * COUNT counts members, with an operand those for which it is there; of a FactRead of words, such as an
      id, it counts the distinct ones. SHARE is the share of members whose yes/no operand is yes.
      DAILY_AVERAGE is the sum divided by the days of the group's period.
      Quotients are rounded half up at the twelfth decimal (base units), so a percent limit is never crossed
      by rounding.
    * WHOLE: the line's scope is the group. PREVIOUS, LAST: the same group's value for the period before, or
      over the last `periods` periods before this one; none: the sum and the count are 0, others absent.
    * SO_FAR: the line's scope is the member row; members of `group` up to and including this one, in order of
      pricing date, then id. `group` is always the group whose members count.
    """

    function: Function
    operand: Operand | None
    window: Window
    group: Scope
    periods: int = 1


def read(line: LineReader) -> tuple[Aggregate, ...]:
    """The aggregate in the line's `of`; none if it is a name or a list."""
    said = aggregate_of(line)
    if said is None:
        if line.has(*KEYS):
            key = next(key for key in KEYS if line.has(key))
            line.find("DO_NOT_MIX", f'{key!r} goes with an aggregate in `of`, such as "sum of units".', key)
        return ()
    window, periods = _window(line)
    if line.own.group.period is None and window not in (Window.WHOLE, Window.SO_FAR):
        line.find("BAD_VALUE", f"The window {window} needs a period word in `per`.", "window")
    meanwhile = line.text("meanwhile")
    if meanwhile and meanwhile not in (Window.SO_FAR, Window.PREVIOUS):
        line.find("BAD_VALUE", f'meanwhile: {meanwhile!r} is neither "so far" nor "previous".', "meanwhile")
    elif meanwhile and (line.own.group.period is None or window is Window.SO_FAR):
        message = (
            "meanwhile is for a value of periods, which close: there is no period that this one waits for."
        )
        line.find("BAD_VALUE", message, "meanwhile", "Give `per` a period word, and no window `so far`.")
    line.provisional = meanwhile
    line.running = Running(said.type, said.grid)
    return (Aggregate(Function(said.function), said.operand, window, line.own.group, periods),)


def _window(line: LineReader) -> tuple[Window, int]:
    text = line.text("window") or Window.WHOLE.value
    if text in (Window.WHOLE, Window.SO_FAR, Window.PREVIOUS):
        return Window(text), 1
    word, _, number = text.partition(" ")
    if word == Window.LAST and number.isdecimal() and int(number) > 0:
        return Window.LAST, int(number)
    line.find(
        "BAD_VALUE", f"window: {text!r} is not whole, so far, previous or for instance last 12.", "window"
    )
    return Window.WHOLE, 1
