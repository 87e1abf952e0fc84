"""The bands of a line's table: what its rate is taken of, and along which key a scale runs."""

from __future__ import annotations

from quittance.core.facts.kind import Kind
from quittance.core.tariff.reading.binding import key_names
from quittance.core.tariff.reading.line_reader import LineReader
from quittance.core.tariff.reading.meaning import Meaning
from quittance.core.tariff.table import Phrase

SCALES = ("whole", "slices", "deficit")


def default_band(line: LineReader) -> Meaning | None:
    """The number that the table's one band limits; none or several are a finding."""
    names = key_names(line.table) if line.table is not None else []
    meanings = [line.named(name, "table") for name in names]
    if None in meanings:
        return None
    bands = [meaning for meaning in meanings if meaning is not None and meaning.type.kind is Kind.NUMBER]
    bands = [meaning for meaning in bands if meaning.operand is not None]
    if len(bands) == 1:
        return bands[0]
    key = next(key for key in ("rate", "above", "scale") if line.says(key))
    if not bands:
        line.find_at(
            "NO_BASIS", f"Nothing says what {key!r} is taken of.", line.place_for(key), "Write `of`."
        )
    else:
        several = ", ".join(meaning.name for meaning in bands)
        line.find("OF_NEEDED", f"The table {line.table_name!r} has bands of {several}.", "table")
    return None


def scale_band(line: LineReader, *phrases: Phrase) -> int | None:
    """Which of the table's keys limits the line's basis with the first of the phrases that is there; only one
    may."""
    place = line.place_for("scale")
    if line.basis is None or line.bound is None:
        if line.bound is not None or line.table is None:
            line.find_at(
                "SCALE_WITHOUT_BAND", "A scale needs a table and one value that its key limits.", place
            )
        return None
    for phrase in phrases:
        at = [
            position
            for position, key in enumerate(line.bound.keys)
            if key.phrase is phrase and key.operand == line.basis
        ]
        if len(at) == 1:
            return at[0]
    wanted = " or ".join(f"`{phrase}`" for phrase in phrases)
    message = f"The table {line.table_name!r} needs exactly one {wanted} key on what the line is taken of."
    line.find_at("SCALE_WITHOUT_BAND", message, place)
    return None


def check_scale(line: LineReader) -> None:
    """What stands under `scale` is a scale, and slices are made from a table."""
    scale = line.text("scale")
    if scale and scale not in SCALES:
        line.find("BAD_VALUE", f"scale: {scale!r} is none of {', '.join(SCALES)}.", "scale")


def check_marks(line: LineReader) -> None:
    """The cells of a `scale` column say whole or slices."""
    for _, cell, place in line.table.cells("scale") if line.table is not None else ():
        if cell not in (None, "whole", "slices"):
            line.find_at("BAD_CELL", f"scale: {cell!r} is neither whole nor slices.", place)
