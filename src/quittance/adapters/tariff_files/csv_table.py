"""A CSV file as a table of the tariff source, with the line of every cell."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from quittance.core.tariff.findings import found
from quittance.core.tariff.source import SourceCell, SourceRow, SourceTable
from quittance.kernel.finding import Finding, Place


def read_csv(name: str, file: str, text: str, findings: list[Finding]) -> SourceTable | None:
    """The table in a text. Lines that start with `#` and empty lines are not kept; a row of the wrong length
    is a finding and left out. None, with a finding, if there is not even a heading, or it is not CSV."""
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        findings.append(found("UNREADABLE", f"{file} is not CSV: {error}.", Place(file)))
        return None
    if not rows:
        findings.append(
            found("UNREADABLE", f"{file} has no headings.", Place(file), "The first line names the columns.")
        )
        return None
    line, headings = rows[0]
    cells = tuple(SourceCell(text, Place(file, line)) for text in headings)
    kept = []
    for line, row in rows[1:]:
        if len(row) != len(headings):
            message = f"{len(row)} cells under {len(headings)} headings."
            findings.append(found("RAGGED_ROW", message, Place(file, line)))
        elif any(row):
            place = Place(file, line)
            kept.append(SourceRow(place, tuple([SourceCell(text, place) for text in row])))
    return SourceTable(name, Place(file, rows[0][0]), cells, tuple(kept))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line they start on; comments become empty lines, so that the count stays right."""
    lines = ["" if line.lstrip().startswith("#") else line for line in text.splitlines(keepends=True)]
    reader = csv.reader(lines, strict=True)
    start = 1
    for row in reader:
        if row:
            yield start, [cell.strip() for cell in row]
        start = reader.line_num + 1
