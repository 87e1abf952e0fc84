"""A workbook of parties: a sheet for each kind of item, a row for each item, first the code of its party."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from quittance.adapters.party_files.refusals import PartiesUnreadable
from quittance.adapters.tariff_files.workbook_layout import cell_name
from quittance.core.parties.findings import found
from quittance.core.parties.item import Value
from quittance.core.parties.kinds import KINDS
from quittance.core.parties.source import SourceItem, SourceParties, SourceParty
from quittance.kernel.finding import Finding, Place

CODE = "party"
"""The heading of the column with the party's code."""


def read_workbook(path: Path) -> SourceParties:
    """The parties of the workbook, by the sheet `profile`. Sheets of other names are notes of its owner.

    Refuses with `PartiesUnreadable`.
    """
    try:
        workbook = CalamineWorkbook.from_path(str(path))
    except PasswordError:
        raise PartiesUnreadable(f"{path} is protected by a password.") from None
    except (CalamineError, OSError) as error:
        raise PartiesUnreadable(f"{path} cannot be read as a workbook: {error}.") from None
    if "profile" not in workbook.sheet_names:
        raise PartiesUnreadable(f"{path} has no sheet profile.", "It says which parties there are.")
    findings: list[Finding] = []
    items: dict[str, list[SourceItem]] = {}
    for kind in KINDS:
        if kind in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(kind).to_python(skip_empty_area=False)
            for code, item in _items(path, kind, rows, findings):
                items.setdefault(code, []).append(item)
    parties = tuple(SourceParty(code, tuple(found_), found_[0].place) for code, found_ in items.items())
    return SourceParties(parties, tuple(findings))


def _items(
    path: Path, kind: str, rows: Sequence[Sequence[object]], findings: list[Finding]
) -> list[tuple[str, SourceItem]]:
    headings = [str(cell).strip() for cell in rows[0]] if rows else []
    if CODE not in headings:
        raise PartiesUnreadable(f"{path}, sheet {kind}, has no column {CODE}.")
    found_items = []
    for number, row in enumerate(rows[1:], start=1):
        values: dict[str, Value] = {}
        places = {}
        for column, cell in enumerate(row):
            value = _value(cell)
            place = Place(str(path), sheet=kind, cell=cell_name(number, column))
            name = headings[column] if column < len(headings) else ""
            if value == "":
                continue
            if not name:
                findings.append(
                    found("PARTY_ROW_RAGGED", f"{value!r} stands in a column without a heading.", place)
                )
                continue
            values[name], places[name] = value, place
        if values:
            code = str(values.pop(CODE, ""))
            place = Place(str(path), sheet=kind, cell=cell_name(number, 0))
            found_items.append((code, SourceItem(kind, values, places, place)))
    return found_items


def _value(cell: object) -> Value:
    match cell:
        case datetime():
            return cell.date() if cell.time() == time() else cell.isoformat(sep=" ")
        case bool():
            return "yes" if cell else "no"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case date():
            return cell
        case _:
            return str(cell).strip()
