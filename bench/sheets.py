"""The results of a run as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.contest import output, rating
from bench.contestants import FORMS, TOLD
from bench.growth import Size
from bench.measured import Measured
from bench.sheet import Sheet
from bench.targets import Target


def contest_sheet(rows: int, best: Mapping[str, Measured]) -> Sheet:
    """Everybody's figures; the ratio is to SQL by hand."""
    by_hand = rating("hand_sql", best["hand_sql"])
    lines = []
    for name, told in TOLD.items():
        took = best[name]
        seconds = rating(name, took)
        lines.append(
            [
                told,
                f"{seconds:.2f}",
                f"{took.stages['check']:.2f}" if name in FORMS else "",
                f"{took.processor:.1f}",
                f"{rows / seconds / 1e6:.2f}",
                f"{by_hand / seconds:.2f} ×",
                f"{took.peak / 1e6:,.0f}",
                f"{output(name).stat().st_size / 1e6:,.0f}",
            ]
        )
    headings = [
        "",
        "seconds",
        "checking facts, s",
        "processor s",
        "million a second",
        "of SQL by hand",
        "memory, MB",
        "file, MB",
    ]
    return Sheet(f"{rows / 1e6:g} million parcels, Parquet to Parquet, two threads", headings, lines)


def growth_sheet(sizes: Sequence[Size]) -> Sheet:
    """Speed and memory by size."""
    lines = [
        [
            f"{size.rows:,}",
            f"{size.took.stages['rate']:.2f}",
            f"{size.speed / 1e6:.2f}",
            f"{size.took.peak / 1e6:,.0f}",
        ]
        for size in sizes
    ]
    return Sheet("Growth of the fact form", ["parcels", "seconds", "million a second", "memory, MB"], lines)


def wait_sheet(rater: Mapping[str, float], waits: Mapping[str, float]) -> Sheet:
    """The reference rater and what a person waits for."""
    lines = [
        ["reference rater, one core", f"{rater['rows_per_second']:,.0f} rows a second"],
        ["warm quote in process, with its story", f"{rater['quote'] * 1e3:.2f} ms"],
        *([command, f"{seconds:.2f} s"] for command, seconds in waits.items()),
    ]
    return Sheet("One at a time", ["", "median"], lines)


def target_sheet(targets: Sequence[Target]) -> Sheet:
    """Pass or fail."""
    lines = [
        [
            target.says,
            f"{_number(target.figure)}{target.unit}",
            f"{'≥' if target.least else '≤'} {_number(target.bound)}{target.unit}",
            "PASS" if target.holds else "FAIL",
        ]
        for target in targets
    ]
    return Sheet("Targets", ["", "figure", "target", ""], lines)


def _number(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.2f}"
