"""Bands: limits become breaks, and a value's code is the number of breaks it has passed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from quittance.core.tariff.table import KeyCell, Phrase
from quittance.engines.compile.number import Number, limit_of
from quittance.engines.compile.relation import Parameters
from quittance.engines.compile.sql import NULL, Sql, case, column, integer, is_null
from quittance.engines.compile.tables.dimension import mask

SIGN = {Phrase.UP_TO: "<=", Phrase.UNDER: "<", Phrase.OVER: ">", Phrase.AT_LEAST: ">=", Phrase.FROM: ">="}
LINEAR_UP_TO = 24


def break_of(number: Number, phrase: Phrase, cell: KeyCell) -> int:
    """The whole number b such that a value passes the limit exactly when it is greater than b (in its own
    steps).
    """
    value = Fraction(cell.toordinal()) if isinstance(cell, date) else Fraction(cell)  # type: ignore[arg-type]
    return limit_of(number, SIGN[phrase], value)


def breaks_of(number: Number, phrase: Phrase, cells: Sequence[KeyCell]) -> list[int | None]:
    """The break of every cell, None where it is empty; equal limits are worked out once."""
    known = {cell: break_of(number, phrase, cell) for cell in set(cells) if cell is not None}
    return [None if cell is None else known[cell] for cell in cells]


def band_code(value: Sql, breaks: Sequence[str], *, optional: bool) -> Sql:
    """How many of the break columns the value has passed: tried from the lowest when few, halved when
    many.
    """
    if not breaks:
        return case([(is_null(value), NULL)], integer(0)) if optional else integer(0)
    missing = [(is_null(value), NULL)] if optional else []
    if len(breaks) <= LINEAR_UP_TO:
        below = [(value <= column(name), integer(at)) for at, name in enumerate(breaks)]
        return case([*missing, *below], integer(len(breaks)))
    return case(missing, _halved(value, breaks, 0, len(breaks)))


def _halved(value: Sql, breaks: Sequence[str], low: int, high: int) -> Sql:
    if low == high:
        return integer(low)
    middle = (low + high) // 2
    passed = value > column(breaks[middle])
    return case([(passed, _halved(value, breaks, middle + 1, high))], _halved(value, breaks, low, middle))


def break_columns(
    parameters: Parameters, name: str, breaks: list[list[int]], content_of: Sequence[int], never: int
) -> list[str]:
    """The parameter columns that hold each version's breaks; shorter lists are filled with a break `never`
    passed.
    """
    count = max(len(one) for one in breaks)
    padded = [one + [never] * (count - len(one)) for one in breaks]
    return [
        parameters.integers(f"{name}_{at + 1}", [padded[content][at] for content in content_of])
        for at in range(count)
    ]


def band_masks(breaks: list[int], size: int, limits: list[tuple[Phrase, list[int | None]]]) -> list[int]:
    """For every code 0..size-1 the rows that fit: `limits` holds, key by key, each row's break or None for
    any.
    """
    rows = len(limits[0][1]) if limits else 0
    everything = (1 << rows) - 1
    result = [everything] * size
    for phrase, cells in limits:
        anywhere = mask((at for at, cell in enumerate(cells) if cell is None), rows)
        at_break: dict[int, list[int]] = {}
        for at, cell in enumerate(cells):
            if cell is not None:
                at_break.setdefault(bisect_left(breaks, cell), []).append(at)
        if phrase is Phrase.FROM:
            result = [result[code] & (anywhere | _edition(at_break, code, rows)) for code in range(size)]
            continue
        lower = phrase in (Phrase.OVER, Phrase.AT_LEAST)
        running = anywhere
        order = range(size) if lower else range(size - 1, -1, -1)
        for code in order:
            # A lower limit at break b is passed from code b + 1 on; an upper one is kept up to code b.
            running |= mask(at_break.get(code - 1 if lower else code, ()), rows)
            result[code] &= running
    return result


def _edition(at_break: dict[int, list[int]], code: int, rows: int) -> int:
    """Only the rows of the latest edition whose first day has come."""
    begun = [at for at in at_break if at < code]
    return mask(at_break[max(begun)], rows) if begun else 0
