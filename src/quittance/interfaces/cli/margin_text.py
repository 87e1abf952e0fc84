"""Margins as a table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from quittance.core.rating.margin import Margin
from quittance.interfaces.cli.words import Say

SHOWN = 20
"""Rows; a file has all of them."""


def margin_table(rows: Sequence[Margin], by: str, say: Say) -> Table:
    """The first rows, what is lost first; what may change only where something may."""
    may_change = any(row.estimated for row in rows)
    keys = ["both", "billed", "costed", "neither", "revenue", "cost", "margin", "share"]
    keys += ["estimated"] if may_change else []
    lines = [_cells(row, say) for row in rows[:SHOWN]]
    table = Table(box=None, pad_edge=False)
    table.add_column(say(f"margin_by_{by}"))
    for at, key in enumerate(keys, start=1):
        longest = max((len(line[at]) for line in lines), default=1)
        table.add_column(say(f"margin_{key}"), justify="right", min_width=longest)
    table.add_column("")
    for line in lines:
        table.add_row(*line[: len(keys) + 1], line[-1])
    return table


def _cells(row: Margin, say: Say) -> list[str]:
    counts = (row.billed_and_costed, row.only_billed, row.only_costed, row.neither)
    left = row.revenue - row.cost
    return [
        row.name or say("margin_unnamed"),
        *(f"{count:,}" for count in counts),
        *(f"{amount:,.2f}" for amount in (row.revenue, row.cost, left)),
        f"{left / row.revenue:.1%}" if row.revenue else "–",
        f"{row.estimated:,.2f}",
        row.currency,
    ]
