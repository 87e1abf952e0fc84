"""Rows that no subject ever reaches, because rows above them on the sheet take all they take."""

from __future__ import annotations

from collections.abc import Iterator

from quittance.core.tariff.analysis.arrange import edition_text, editions, items, others
from quittance.core.tariff.analysis.band import bands
from quittance.core.tariff.analysis.catalogue import noticed
from quittance.core.tariff.analysis.covered import Covered
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.printed import key_text, name_of_heading
from quittance.core.tariff.table import Row, Table
from quittance.kernel.finding import Finding


def unreachable(plan: Plan) -> Iterator[Finding]:
    """ROW_NEVER_REACHED for every such row; one ASCENDING_LIMITS where lower limits rise down the sheet."""
    for table in plan.tables:
        for starts, rows in editions(table):
            yield from _in_edition(table, rows, edition_text(starts))


def _in_edition(table: Table, rows: list[Row], edition: str) -> Iterator[Finding]:
    covered = Covered(table, rows)
    never = [row for row in rows if not covered.takes(row)]
    if never:
        rising = _rising(table, rows)
        told = [row for row in never if id(row) in rising]
        if told:
            yield _ascending(table, told, edition)
        for row in never:
            if id(row) not in rising:
                yield _never_reached(row, edition)


def _rising(table: Table, rows: list[Row]) -> set[int]:
    """The rows with a higher lower limit than a row above them on the same item, without an upper limit."""
    rising: set[int] = set()
    for band in bands(table):
        if band.upper is None:
            for group in items(rows, others(table, band.positions)).values():
                lowest = band.stretch(group[0])
                for row in group[1:]:
                    if band.stretch(row) > lowest:
                        rising.add(id(row))
                    lowest = min(lowest, band.stretch(row))
    return rising


def _ascending(table: Table, rows: list[Row], edition: str) -> Finding:
    band = next(band for band in bands(table) if band.upper is None)
    assert band.lower is not None
    key = table.keys[band.lower]
    heading = name_of_heading(key.heading)
    number = "1 row is" if len(rows) == 1 else f"{len(rows)} rows are"
    return noticed(
        "ASCENDING_LIMITS",
        (
            f"{number} never reached{edition}: `{heading}` rises down the sheet, and the topmost that fits "
            f"is read; the first of them begins at {key_text(key, rows[0].keys[band.lower])}."
        ),
        rows[0].place,
    )


def _never_reached(row: Row, edition: str) -> Finding:
    message = f"This row{edition} is never reached: rows above it take everything it would take."
    return noticed("ROW_NEVER_REACHED", message, row.place)
