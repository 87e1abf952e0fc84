"""Shapes and texts of a drawing, and round numbers for its axes."""

from __future__ import annotations

from html import escape
from math import ceil, floor, log10

COLOURS = 8
"""So many colours the page has, as the classes c0 to c7."""


def text(x: float, y: float, words: str, *, anchor: str = "start", kind: str = "label") -> str:
    """Words with their base line at y; `kind` is a class of the page's style."""
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'


def rectangle(x: float, y: float, width: float, height: float, colour: int, tip: str) -> str:
    """A filled shape that tells its value when the pointer rests on it."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}" '
        f'class="c{colour % COLOURS}"><title>{escape(tip)}</title></rect>'
    )


def line(x1: float, y1: float, x2: float, y2: float, kind: str = "grid") -> str:
    """A straight line."""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def path(points: list[tuple[float, float]], kind: str, *, closed: bool = False) -> str:
    """A line through points, or the area inside it."""
    steps = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{steps}{" Z" if closed else ""}" class="{kind}"/>'


def dot(x: float, y: float, tip: str, kind: str = "dot") -> str:
    """A point that tells its value."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" class="{kind}"><title>{escape(tip)}</title></circle>'


def drawing(width: float, height: float, parts: list[str], about: str) -> str:
    """The whole drawing; `about` is for those who cannot see it."""
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(about, quote=True)}">'
        f"{''.join(parts)}</svg>"
    )


def legend(x: float, y: float, names: list[str], *, width: float) -> tuple[list[str], float]:
    """Names beside their colours, in as many rows as needed; and the y below the last row."""
    parts, at = [], x
    for number, name in enumerate(names):
        wide = 22 + text_width(name) + 14
        if at + wide > x + width and at > x:
            at, y = x, y + 20
        parts.append(rectangle(at, y - 9, 12, 10, number, name))
        parts.append(text(at + 18, y, name))
        at += wide
    return parts, y + 20


def text_width(words: str) -> float:
    """About how wide the words are in the size of labels."""
    return sum(13.5 if ord(sign) > 0x2E80 else 7.5 for sign in words)


def ticks(highest: float, *, lowest: float = 0, wanted: int = 5) -> list[float]:
    """Round numbers from at or below `lowest` to at or above `highest`."""
    span = highest - lowest
    if span <= 0:
        return [lowest, lowest + 1]
    rough = span / wanted
    size = 10.0 ** floor(log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough)
    first, last = floor(lowest / step), ceil(highest / step - 1e-9)
    return [number * step for number in range(first, last + 1)]
