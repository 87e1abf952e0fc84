"""Values of the cover and of lines as a workbook cell shows them, and back.

A list of names reads `transport, contract_discount`, a choice by word `by = market, UK = GBP, DE = EUR`.
Whatever would not come back as it was is written in the notation of TOML, which a cell may always use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from quittance.adapters.tariff_files.toml_text import parse_toml_value, toml_value
from quittance.core.tariff.source import RawValue

LISTS = frozenset({"greatest_of", "least_of", "lists", "reversed_by", "claw_back"})
"""Keys whose values are names, several or one; a name never holds a comma."""

MAY_BE_LISTS = frozenset({"of", "times"})
"""Keys whose values are one text, or names of which the sum or product counts."""

CHOICES = frozenset({"currency", "bearer"})
"""Keys whose values may be texts by name."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TOML_STARTS = ("[", "{", '"')

Cell = int | float | str | bool | date | object
"""What the reader of workbooks gives for a cell."""


def cell_of_value(key: str, value: RawValue) -> str | bool:
    """What stands in the cell for that value of that key."""
    plain = _plain(value)
    return plain if value_of_cell(key, plain) == value else toml_value(value)


def value_of_cell(key: str, cell: Cell) -> RawValue:
    """The value that the cell means under that key."""
    if isinstance(cell, bool):
        return cell
    text = text_of_cell(cell)
    if text.startswith(_TOML_STARTS):
        value = parse_toml_value(text)
        if value is not None:
            return value
    if _DAY.fullmatch(text):
        return _day(text)
    if key in LISTS or (key in MAY_BE_LISTS and "," in text):
        return tuple(name.strip() for name in text.split(","))
    if key in CHOICES and "=" in text:
        pairs = (pair.partition("=") for pair in text.split(","))
        return {name.strip(): value.strip() for name, _, value in pairs}
    return text


def text_of_cell(cell: Cell) -> str:
    """The cell as text: a number with its digits, a day as 2026-02-01, yes and no as words."""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat()
        case date():
            return cell.isoformat()
        case _:
            return str(cell).strip()


def _plain(value: RawValue) -> str | bool:
    match value:
        case tuple():
            return ", ".join(value)
        case Mapping():
            return ", ".join(f"{name} = {text}" for name, text in value.items())
        case date():
            return value.isoformat()
        case _:
            return value


def _day(text: str) -> RawValue:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
