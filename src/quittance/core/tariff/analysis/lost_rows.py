"""Items that one edition of a table prices and the next does not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from quittance.core.tariff.analysis.arrange import Cells, edition_text, editions, others
from quittance.core.tariff.analysis.band import bands
from quittance.core.tariff.analysis.catalogue import noticed
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.printed import phrase_text
from quittance.core.tariff.table import Row, Table
from quittance.kernel.finding import Finding


def lost_rows(plan: Plan) -> Iterator[Finding]:
    """ITEM_LOST for each item (by the keys that are no bands) that the next edition has no row for."""
    for table in plan.tables:
        kept = others(table, (position for band in bands(table) for position in band.positions))
        if not kept:
            continue
        told = [(starts, _items(rows, kept)) for starts, rows in editions(table)]
        for (_, earlier), (starts, later) in pairwise(told):
            general = [item for item in later if None in item]
            for item, row in earlier.items():
                if item not in later and not any(_covers(other, item) for other in general):
                    yield _lost(table, row, item, kept, edition_text(starts))


def _items(rows: list[Row], kept: tuple[int, ...]) -> dict[Cells, Row]:
    """Every combination of single words that the rows speak of, with the first row that does."""
    found: dict[Cells, Row] = {}
    for row in rows:
        words = []
        for position in kept:
            cell = row.keys[position]
            words.append([(word,) for word in cell] if isinstance(cell, tuple) else [cell])
        for item in product(*words):
            found.setdefault(item, row)
    return found


def _covers(general: Cells, item: Cells) -> bool:
    return all(cell in (None, own) for cell, own in zip(general, item, strict=True))


def _lost(table: Table, row: Row, item: Cells, kept: tuple[int, ...], edition: str) -> Finding:
    about = ", ".join(
        phrase_text(table.keys[position], cell)
        for position, cell in zip(kept, item, strict=True)
        if cell is not None
    )
    message = f"Table {table.name} has no row for {about or 'anything'} in{edition.removeprefix(' of')}."
    return noticed("ITEM_LOST", message, row.place)
