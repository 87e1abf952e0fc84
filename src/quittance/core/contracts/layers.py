"""The files that say which layers there are, and who is enrolled in what."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from io import StringIO

from quittance.core.contracts.findings import found
from quittance.kernel.finding import Finding, Place

LAYER_HEADINGS = ("position", "layer")
ENROLMENT_HEADINGS = ("contract", "account", "from", "until")


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A row of enrolments.csv; `until` None goes on, and one that is `starts` takes the enrolment back."""

    place: Place
    contract: str
    account: str
    starts: date
    until: date | None


def read_layers(file: str, text: str, findings: list[Finding]) -> dict[str, int]:
    """Layer → position. A finding for a row that cannot be read, and for a name or position given twice."""
    layers: dict[str, int] = {}
    for place, row in _rows(file, text, LAYER_HEADINGS, findings):
        position, name = row
        if not position.isdecimal() or not name or name in layers or int(position) in layers.values():
            hint = "Write a whole number and a name, each once: 15,programme."
            findings.append(found("TERM_BAD_VALUE", f"{','.join(row)} is no layer.", place, hint))
            continue
        layers[name] = int(position)
    return layers


def read_enrolments(file: str, text: str, findings: list[Finding]) -> tuple[Enrolled, ...]:
    """The rows, in their order. A finding for each that cannot be read."""
    enrolments = []
    for place, row in _rows(file, text, ENROLMENT_HEADINGS, findings):
        contract, account, starts, until = row
        try:
            one = Enrolled(
                place,
                contract,
                account,
                date.fromisoformat(starts),
                date.fromisoformat(until) if until else None,
            )
        except ValueError:
            one = None
        if one is None or not account or (one.until is not None and one.until < one.starts):
            hint = "Write STD-UK,S1,2026-04-01, with the first day after the last in a fourth cell, or none."
            findings.append(found("ENROLMENT_UNUSABLE", f"{','.join(row)} is no enrolment.", place, hint))
            continue
        enrolments.append(one)
    return tuple(enrolments)


def _rows(
    file: str, text: str, headings: tuple[str, ...], findings: list[Finding]
) -> list[tuple[Place, list[str]]]:
    rows = list(csv.reader(StringIO(text)))
    if not rows or tuple(rows[0]) != headings:
        message = f"{file} has not the columns {', '.join(headings)}."
        findings.append(found("TERM_BAD_VALUE", message, Place(file, 1)))
        return []
    whole = []
    for line, row in enumerate(rows[1:], start=2):
        if len(row) != len(headings):
            message = f"{','.join(row)} has not {len(headings)} cells."
            findings.append(found("TERM_BAD_VALUE", message, Place(file, line)))
        else:
            whole.append((Place(file, line), [cell.strip() for cell in row]))
    return whole
