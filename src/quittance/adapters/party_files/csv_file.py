"""parties.csv: a line for each party, for the simple case."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from quittance.adapters.party_files.refusals import PartiesUnreadable
from quittance.core.parties.findings import found
from quittance.core.parties.kinds import KINDS
from quittance.core.parties.source import SourceItem, SourceParties, SourceParty
from quittance.kernel.finding import Finding, Place

NEEDED = ("code", "role", "legal_name", "country")
"""Columns that a parties.csv always has."""

_PROFILE = ("from", *(field.name for field in KINDS["profile"].fields))
_ADDRESS = {name: name for name in ("street", "city", "region", "postcode")}
_NUMBERS = {"vat_id": "vat", "company_number": "company", "eori": "eori"}
_ACCOUNT = {"iban": "iban", "bic": "bic", "currency": "currency"}
MORE = (*_PROFILE, *_ADDRESS, *_NUMBERS, *_ACCOUNT)
"""Columns that it can have besides `code`."""


def read_csv(path: Path) -> SourceParties:
    """The parties of the file. A line only adds and corrects: empty cells leave alone what is known.

    Refuses with `PartiesUnreadable`.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise PartiesUnreadable(f"{path} cannot be read: {error}.", "Save it as CSV in UTF-8.") from None
    headings = [heading.strip() for heading in rows[0]] if rows else []
    if missing := [name for name in NEEDED if name not in headings]:
        raise PartiesUnreadable(f"{path} has no column {missing[0]}.", f"Needed: {', '.join(NEEDED)}.")
    findings: list[Finding] = []
    for name in headings:
        if name not in MORE and name != "code":
            place = Place(str(path), 1)
            known = f"Known: code, {', '.join(MORE)}."
            findings.append(found("PARTY_FIELD_UNKNOWN", f"There is no column {name!r}.", place, known))
    parties = []
    for line, cells in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in cells):
            place = Place(str(path), line)
            row = {name: cell.strip() for name, cell in zip(headings, cells, strict=False) if cell.strip()}
            if len(cells) != len(headings):
                message = f"The row has {len(cells)} cells, the headings are {len(headings)}."
                findings.append(found("PARTY_ROW_RAGGED", message, place))
                row = {"code": row.get("code", "")}
            parties.append(SourceParty(row.get("code", ""), tuple(_items(row, place)), place, is_whole=False))
    return SourceParties(tuple(parties), tuple(findings))


def _items(row: Mapping[str, str], place: Place) -> Iterator[SourceItem]:
    country = row.get("country", "")

    def item(kind: str, values: Mapping[str, str]) -> SourceItem:
        starts = {"from": row["from"]} if "from" in row else {}
        return SourceItem(kind, {**starts, **values}, {}, place)

    profile = {name: row[name] for name in _PROFILE if name in row}
    if profile:
        yield item("profile", profile)
    if address := {field: row[name] for name, field in _ADDRESS.items() if name in row}:
        yield item("address", {"kind": "registered", "country": country, **address})
    for name, kind in _NUMBERS.items():
        if name in row:
            yield item("registration", {"kind": kind, "country": country, "number": row[name]})
    if "iban" in row:
        yield item("account", {"account": "main", **{f: row[n] for n, f in _ACCOUNT.items() if n in row}})
