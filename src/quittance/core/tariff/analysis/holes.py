"""Cells without a price in a column where the rows around them have one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from quittance.core.facts.kind import Kind
from quittance.core.tariff.analysis.arrange import edition_text, editions, item_text, items, others
from quittance.core.tariff.analysis.band import bands
from quittance.core.tariff.analysis.catalogue import noticed
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.table import Row, Table
from quittance.kernel.finding import Finding

_LIMITS = frozenset({"above", "at_least", "at_most", "scale"})
_PRICES = frozenset({"price", "rate"})

Columns = tuple[int, ...]


def holes(plan: Plan) -> Iterator[Finding]:
    """PRICE_HOLE, one for each run of rows that follow each other, or for an item that has no price in a
    column."""
    for table in plan.tables:
        kept = others(table, (position for band in bands(table) for position in band.positions))
        columns = price_columns(table)
        for starts, rows in editions(table):
            if not columns:
                continue
            for group in items(rows, kept).values():
                for label, positions in columns.items():
                    yield from _in_column(table, group, label, positions, kept, edition_text(starts))


def price_columns(table: Table) -> dict[str, Columns]:
    """The result positions that together hold a price, by label; those without a label serve every label."""
    values = [
        (position, result)
        for position, result in enumerate(table.results)
        if result.type.kind is Kind.NUMBER and result.name not in _LIMITS
    ]
    kinds: dict[tuple[str, str], list[int]] = {}
    for position, result in values:
        family = "price" if result.name in _PRICES else result.name
        kinds.setdefault((family, result.label or ""), []).append(position)
    columns: dict[str, Columns] = {}
    for (family, label), positions in kinds.items():
        labelled = any(other_family == family and other for other_family, other in kinds)
        if label or not labelled:
            shared = kinds.get((family, ""), []) if label else []
            columns[f"{family}:{label}" if label else family] = (*positions, *shared)
    return columns


def _in_column(
    table: Table, group: list[Row], label: str, positions: Columns, kept: tuple[int, ...], edition: str
) -> Iterator[Finding]:
    runs = [
        (empty, list(run))
        for empty, run in groupby(group, key=lambda row: all(row.results[i] is None for i in positions))
    ]
    if len(runs) == 1 and runs[0][0] and len(table.rows) > len(group):
        item = item_text(table, group[0], kept)
        yield noticed("PRICE_HOLE", f"{label} is empty in every row for {item}{edition}.", group[0].place)
    for empty, run in runs if len(runs) > 1 else ():
        if empty:
            about = item_text(table, run[0], kept)
            about = f" for {about}" if about else ""
            count = "This row has" if len(run) == 1 else f"This row and the {len(run) - 1} after it have"
            message = f"{count} no {label}{about}{edition}, though the rows around have one."
            yield noticed("PRICE_HOLE", message, run[0].place)
