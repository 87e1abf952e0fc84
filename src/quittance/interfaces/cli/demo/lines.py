"""A chart made of lines: a middle with its spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quittance.interfaces.cli.demo.bars import WIDTH
from quittance.interfaces.cli.demo.svg import dot, drawing, line, path, text, ticks

_LEFT, _TOP, _HEIGHT, _RIGHT = 62.0, 16.0, 220.0, 16.0


@dataclass(frozen=True, slots=True)
class Spread:
    """A point of the x axis with the low, middle and high value there."""

    label: str
    low: float
    middle: float
    high: float
    tip: str


def spread(points: Sequence[Spread], *, x_title: str, unit: str, about: str) -> str:
    """The middle as a line, from low to high as a band around it."""
    scale = ticks(max(point.high for point in points))
    shapes = _grid(scale, unit)
    step = (WIDTH - _LEFT - _RIGHT) / len(points)
    at = [_LEFT + (number + 0.5) * step for number in range(len(points))]
    lows = [(x, _y(point.low, scale)) for x, point in zip(at, points, strict=True)]
    highs = [(x, _y(point.high, scale)) for x, point in zip(at, points, strict=True)]
    middles = [(x, _y(point.middle, scale)) for x, point in zip(at, points, strict=True)]
    shapes += [path([*lows, *reversed(highs)], "band", closed=True), path(middles, "line")]
    for (x, y), point in zip(middles, points, strict=True):
        shapes.append(dot(x, y, point.tip))
        shapes.append(text(x, _TOP + _HEIGHT + 18, point.label, anchor="middle", kind="tick"))
    shapes.append(text((_LEFT + WIDTH) / 2, _TOP + _HEIGHT + 40, x_title, anchor="middle"))
    return drawing(WIDTH, _TOP + _HEIGHT + 50, shapes, about)


def _grid(scale: Sequence[float], unit: str) -> list[str]:
    shapes = []
    for tick in scale:
        y = _y(tick, scale)
        shapes.append(line(_LEFT, y, WIDTH - _RIGHT, y, "axis" if tick == scale[0] else "grid"))
        shapes.append(text(_LEFT - 8, y + 4, f"{tick:,g}{unit}", anchor="end", kind="tick"))
    return shapes


def _y(value: float, scale: Sequence[float]) -> float:
    return _TOP + _HEIGHT * (1 - (value - scale[0]) / (scale[-1] - scale[0]))
