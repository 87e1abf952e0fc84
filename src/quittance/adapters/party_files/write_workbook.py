"""Parties as a workbook: text cells only, so that numbers keep their zeros."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from quittance.adapters.party_files.workbook import CODE
from quittance.core.parties.item import Item, in_order
from quittance.core.parties.kinds import KINDS
from quittance.core.parties.said import said_values

_HEAD = {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF"}
_TEXT = {"num_format": "@"}
_WIDE_MAX, _NARROW_MIN = 40, 10


def write_workbook(path: Path, parties: Sequence[tuple[str, Sequence[Item]]]) -> int:
    """Writes all of them into `path`; how many items there are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with xlsxwriter.Workbook(str(path)) as workbook:
        head, text = workbook.add_format(_HEAD), workbook.add_format(_TEXT)
        for kind in KINDS.values():
            headings = [CODE, *(field.name for field in kind.fields), "from", "until"]
            rows = [
                {CODE: code, **{name: _text(value) for name, value in said_values(item)}}
                for code, items in parties
                for item in in_order(items)
                if item.kind == kind.name
            ]
            count += len(rows)
            sheet = workbook.add_worksheet(kind.name)
            sheet.freeze_panes(1, 1)
            for column, name in enumerate(headings):
                longest = max((len(row.get(name, "")) for row in rows), default=0)
                width = min(max(longest, len(name), _NARROW_MIN) + 2, _WIDE_MAX)
                sheet.set_column(column, column, width, text)
                sheet.write_string(0, column, name, head)
                for number, row in enumerate(rows, start=1):
                    if value := row.get(name, ""):
                        sheet.write_string(number, column, value, text)
            sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
    return count


def _text(value: str | date) -> str:
    return value.isoformat() if isinstance(value, date) else value
