"""Names of the sheets of a tariff workbook, and of its cells."""

from __future__ import annotations

TARIFF = "tariff"
LINES = "lines"

NAME_LENGTH_MAX = 31
"""Excel's limit for the name of a sheet."""

TEXT_LENGTH_MAX = 32_767
"""Excel's limit for the text of a cell."""


def cell_name(row: int, column: int) -> str:
    """The name of the cell, counted from 0: (7, 2) is C8."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
