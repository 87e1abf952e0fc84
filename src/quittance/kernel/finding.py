"""Findings about data somebody gave us: a complete list, each with code, place, message and hint."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the use of the data, a warning needs a look, a notice informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}
_CELL = re.compile(r"([A-Z]+)([0-9]+)", re.ASCII)

PlaceKey = tuple[str, str, int, int, str]
FindingKey = tuple[PlaceKey, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the given data something stands, as its owner would look it up.

    file     name as the user knows it.
    line     1-based line of a text file.
    column   1-based column (character) in that line.
    sheet    sheet of a workbook.
    cell     cell of that sheet, such as "C8".
    """

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def row(self) -> int | None:
        """The row it stands in: the line of a text file, or the row of the workbook's cell."""
        if self.line is not None:
            return self.line
        digits = "".join(letter for letter in self.cell or "" if letter.isdigit())
        return int(digits) if digits else None

    def __str__(self) -> str:
        text = self.file
        if self.line is not None:
            text += f":{self.line}"
            if self.column is not None:
                text += f":{self.column}"
        if self.sheet is not None:
            text += f", sheet {self.sheet}"
        if self.cell is not None:
            text += f", cell {self.cell}"
        return text

    def __lt__(self, other: "Place") -> bool:
        return self.sort_key() < other.sort_key()

    def sort_key(self) -> PlaceKey:
        """Reading order: file, sheet, down the lines or rows, then along; a whole file before its lines."""
        row, along, letters = self.line or 0, self.column or 0, ""
        if self.cell is not None:
            match = _CELL.fullmatch(self.cell)
            row, letters = (int(match[2]), match[1]) if match else (row, self.cell)
            along = len(letters)
        return (self.file, self.sheet or "", row, along, letters)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed about given data.

    code       stable, upper case, in the catalogue of errors.
    message    one sentence with the values found.
    place      where; None if it is about the whole delivery.
    hint       what to do about it, or the valid values; may be empty.
    severity   `Severity.ERROR` unless said otherwise.

    Findings sort in reading order of their places, then the worst first.
    """

    code: str
    message: str
    place: Place | None = None
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place is not None else ""
        first = f"{where}{self.severity} {self.code}: {self.message}"
        return f"{first}\n    {self.hint}" if self.hint else first

    def __lt__(self, other: "Finding") -> bool:
        return self.sort_key() < other.sort_key()

    def sort_key(self) -> FindingKey:
        """The order of a printed list."""
        place = self.place.sort_key() if self.place is not None else ("", "", 0, 0, "")
        return (place, _RANK[self.severity], self.code, self.message, self.hint)
