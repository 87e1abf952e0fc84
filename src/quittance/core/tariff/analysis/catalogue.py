"""Every finding that the analyses make: code, meaning, hint, severity. None of them stops a tariff."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from quittance.core.tariff.findings import Kind
from quittance.kernel.finding import Finding, Place, Severity

_WARNING, _NOTICE = Severity.WARNING, Severity.NOTICE

_KINDS = (
    Kind(
        "BAND_GAP",
        "A number between two rows of a table that states both ends of its bands is taken by none.",
        "What falls there is refused NO_ROW. Let a row begin where the one before it ends.",
        _WARNING,
    ),
    Kind(
        "BAND_OVERLAP",
        "A number is taken by two rows; the upper one on the sheet decides.",
        "Write `over` beside `up to`, or `at least` beside `under`, so that a limit belongs to one row.",
        _WARNING,
    ),
    Kind(
        "ROW_NEVER_REACHED",
        "Rows above it take everything that a row would take.",
        "Move it up, make the rows above it narrower, or take it out.",
        _WARNING,
    ),
    Kind(
        "ASCENDING_LIMITS",
        "Lower limits without upper ones rise down the sheet, so that the first row fits everything.",
        "Put the highest limit at the top, or add the upper limit as a column with `under` or `up to`.",
        _WARNING,
    ),
    Kind(
        "LINE_NEVER_APPLIES",
        "A line prices nothing: its conditions or days exclude each other, or a line above takes all.",
        "Correct a limit, move the narrower alternative up, or take the line out.",
        _WARNING,
    ),
    Kind(
        "UNUSED_LINE",
        "A measure is worked out and nothing reads it.",
        "Read it in a charge, or take it out; it may stay if it is there to be seen in explanations.",
        _NOTICE,
    ),
    Kind(
        "ITEM_LOST",
        "An edition has no row for an item that the edition before it had.",
        "An edition replaces the whole table. If the item still exists, give it a row there.",
        _WARNING,
    ),
    Kind(
        "INDEX_GAP",
        "A week or month between the first and the last value of an index has none.",
        "What is priced by it is refused NO_INDEX.",
        _WARNING,
    ),
    Kind(
        "INDEX_DAY_TWICE",
        "An index has two values of one first day.",
        "Their mean is read. Take one out, or correct its day.",
        _WARNING,
    ),
    Kind(
        "INDEX_OUTSIDE_TABLE",
        "A published value of an index lies outside every bracket of a table that reads it.",
        "What is priced by that period is refused NO_ROW. Add the bracket that the contract has for it.",
        _WARNING,
    ),
    Kind(
        "PRICE_HOLE",
        "A row, or a whole item, has no price in a column where others have one.",
        "A subject that falls there is refused NO_PRICE. If it costs nothing, write 0.",
        _NOTICE,
    ),
    Kind(
        "PRICE_FALLS",
        "Right after a limit the price is lower than right at it.",
        "It is charged as printed. If more should never cost less, ask the owner of the card.",
        _NOTICE,
    ),
)

ANALYSIS_FINDINGS: Mapping[str, Kind] = MappingProxyType({kind.code: kind for kind in _KINDS})
"""The catalogue by code."""


def noticed(code: str, message: str, place: Place, hint: str = "") -> Finding:
    """A finding of this catalogue; with its general hint if none is given."""
    kind = ANALYSIS_FINDINGS[code]
    return Finding(code, message, place, hint or kind.hint, kind.severity)
