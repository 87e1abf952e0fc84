"""The few numbers a reviewer asks for first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quittance.core.tariff.difference.change import Change, Difference, LimitChange


@dataclass(frozen=True, slots=True)
class Spread:
    """So many prices moved by so many percent, from the smallest move to the largest (both without sign)."""

    count: int
    smallest: Decimal
    largest: Decimal


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over all stages; a limit that moved alike in two tables is one.

    `other_cells` hold no amounts, or amounts that came from or went to nothing.
    """

    rises: Spread | None
    falls: Spread | None
    limits: tuple[LimitChange, ...]
    other_cells: int
    rows_added: int
    rows_removed: int
    lines_added: int
    lines_removed: int
    lines_changed: int


def summarize(difference: Difference) -> Summary:
    """The summary of a comparison."""
    cells = [cell for stage in difference.stages for cell in stage.cells]
    rows = [row.change for stage in difference.stages for row in stage.rows]
    lines = [line.change for line in difference.lines]
    limits = {
        (limit.about, limit.heading, limit.old, limit.new): limit
        for stage in difference.stages
        for limit in stage.limits
    }
    percents = [cell.percent for cell in cells if cell.percent is not None]
    return Summary(
        rises=_spread([percent for percent in percents if percent > 0]),
        falls=_spread([-percent for percent in percents if percent < 0]),
        limits=tuple(limits.values()),
        other_cells=sum(not cell.percent for cell in cells),
        rows_added=rows.count(Change.ADDED),
        rows_removed=rows.count(Change.REMOVED),
        lines_added=lines.count(Change.ADDED),
        lines_removed=lines.count(Change.REMOVED),
        lines_changed=lines.count(Change.CHANGED),
    )


def _spread(percents: Sequence[Decimal]) -> Spread | None:
    return Spread(len(percents), min(percents), max(percents)) if percents else None
