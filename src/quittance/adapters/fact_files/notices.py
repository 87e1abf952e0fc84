"""What a person should know about a file whose rows are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quittance.adapters.fact_files.layout import Layout
from quittance.kernel.finding import Finding, Place, Severity


def no_rows(path: Path, rows: int) -> tuple[Finding, ...]:
    """A file with headings alone is read, and said to be empty: its sender may have sent nothing in error."""
    if rows:
        return ()
    hint = "Ask its sender whether there was nothing to send."
    return (Finding("FACTS_NO_ROWS", "Headings and no row.", Place(path.name), hint, Severity.NOTICE),)


def notices(path: Path, layout: Layout, unused: Sequence[str], parked: int) -> tuple[Finding, ...]:
    """Parked rows, columns that are no facts, and numbers that the file holds as floating point."""
    place = Place(path.name)
    found = []
    if parked:
        rows = "1 row is" if parked == 1 else f"{parked} rows are"
        found.append(Finding("FACTS_PARKED", f"{rows} parked.", place, severity=Severity.WARNING))
    if unused:
        message = f"Not used, since they are no facts: {', '.join(unused)}."
        hint = "Declare one under [facts.name] in the tariff that reads it."
        found.append(Finding("FACTS_UNUSED_COLUMNS", message, place, hint, Severity.NOTICE))
    floating = [
        placed.column.heading for placed in layout.facts.values() if placed.column.type in ("DOUBLE", "FLOAT")
    ]
    if floating:
        message = f"Floating point, read by the shortest digits that mean the same: {', '.join(floating)}."
        hint = "Write decimals: a float cannot hold 0.1."
        found.append(Finding("FACTS_FLOATING_POINT", message, place, hint, Severity.NOTICE))
    return tuple(found)
