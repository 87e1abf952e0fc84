"""Charts made of bars: shares of a whole, two series side by side, and counts with their reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quittance.interfaces.cli.demo.svg import (
    drawing,
    legend,
    line,
    rectangle,
    text,
    text_width,
    ticks,
)

WIDTH = 760.0
_BAR, _GAP, _RIGHT = 22.0, 14.0, 24.0


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: what it is called, how long it is (negative goes left of zero), what it tells."""

    name: str
    value: float
    tip: str


def stacked(rows: Sequence[tuple[str, Sequence[Part]]], about: str) -> str:
    """One bar a row, its parts as percentages of the positive ones; a name keeps its colour."""
    names = list(dict.fromkeys(part.name for _, parts in rows for part in parts))
    left = max(text_width(label) for label, _ in rows) + 16
    shapes, top = legend(left, 14, names, width=WIDTH - left)
    shares = [
        [(part, 100 * part.value / (sum(max(one.value, 0) for one in parts) or 1)) for part in parts]
        for _, parts in rows
    ]
    lowest = min((min(share, 0) for row in shares for _, share in row), default=0) * 1.2
    unit = (WIDTH - left - _RIGHT) / (100 - lowest)
    zero = left - lowest * unit
    bottom = top + len(rows) * (_BAR + _GAP)
    for tick in ticks(100):
        shapes.append(line(zero + tick * unit, top - 4, zero + tick * unit, bottom - _GAP + 6))
        shapes.append(text(zero + tick * unit, bottom + 8, f"{tick:g} %", anchor="middle", kind="tick"))
    for number, ((label, _), row) in enumerate(zip(rows, shares, strict=True)):
        y = top + number * (_BAR + _GAP)
        shapes.append(text(left - 10, y + 15, label, anchor="end"))
        right_end, left_end = zero, zero
        for part, share in row:
            wide = abs(share) * unit
            x = right_end if share >= 0 else left_end - wide
            shapes.append(rectangle(x, y, wide, _BAR, names.index(part.name), part.tip))
            right_end, left_end = (right_end + wide, left_end) if share >= 0 else (right_end, x)
    shapes.append(line(zero, top - 4, zero, bottom - _GAP + 6, "axis"))
    return drawing(WIDTH, bottom + 16, shapes, about)


def columns(bins: Sequence[tuple[str, float, str]], *, x_title: str, about: str) -> str:
    """One column for each bin, which tells its value."""
    series = [("", [value for _, value, _ in bins])]
    return _columns([label for label, _, _ in bins], series, [[tip for _, _, tip in bins]], x_title, about)


def side_by_side(
    bins: Sequence[str], series: Sequence[tuple[str, Sequence[float]]], *, x_title: str, about: str
) -> str:
    """Columns of several series for each bin."""
    tips = [
        [f"{name}, {label}: {value:,.0f}" for label, value in zip(bins, values, strict=True)]
        for name, values in series
    ]
    return _columns(bins, series, tips, x_title, about)


def _columns(
    bins: Sequence[str],
    series: Sequence[tuple[str, Sequence[float]]],
    tips: Sequence[Sequence[str]],
    x_title: str,
    about: str,
) -> str:
    height, left, right = 240.0, 62.0, WIDTH - 8
    named = [name for name, _ in series if name]
    shapes, top = legend(left, 14, named, width=right - left) if named else ([], 14.0)
    scale = ticks(max(value for _, values in series for value in values))
    bottom = top + height
    for tick in scale:
        y = bottom - height * tick / scale[-1]
        shapes.append(line(left, y, right, y))
        shapes.append(text(left - 8, y + 4, f"{tick:,.0f}", anchor="end", kind="tick"))
    step = (right - left) / len(bins)
    wide = step * 0.76 / len(series)
    for place, label in enumerate(bins):
        for number, (_, values) in enumerate(series):
            tall = height * values[place] / scale[-1]
            x = left + place * step + step * 0.12 + number * wide
            shapes.append(rectangle(x, bottom - tall, wide - 1, tall, number, tips[number][place]))
        shapes.append(text(left + (place + 0.5) * step, bottom + 18, label, anchor="middle", kind="tick"))
    shapes.append(line(left, bottom, right, bottom, "axis"))
    shapes.append(text((left + right) / 2, bottom + 40, x_title, anchor="middle"))
    return drawing(WIDTH, bottom + 50, shapes, about)


def counted(rows: Sequence[tuple[str, float, str]], about: str) -> str:
    """One bar a row, with the count behind it and what it tells."""
    left = max(text_width(label) for label, _, _ in rows) + 16
    room = WIDTH - left - max(text_width(told) for _, _, told in rows) - 24
    highest = max(count for _, count, _ in rows)
    shapes = []
    for number, (label, count, told) in enumerate(rows):
        y = 4 + number * (_BAR + 8)
        wide = max(room * count / highest, 2)
        shapes.append(text(left - 10, y + 15, label, anchor="end"))
        shapes.append(rectangle(left, y, wide, _BAR, 3, f"{label}: {told}"))
        shapes.append(text(left + wide + 8, y + 15, told, kind="tick"))
    return drawing(WIDTH, 4 + len(rows) * (_BAR + 8), shapes, about)
