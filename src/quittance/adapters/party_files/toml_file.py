"""CODE.toml: everything that is known of a party."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path

from quittance.adapters.party_files.refusals import PartiesUnreadable
from quittance.adapters.tariff_files.toml_places import Section, sections
from quittance.core.parties.findings import found
from quittance.core.parties.item import Value
from quittance.core.parties.source import SourceItem, SourceParties, SourceParty
from quittance.kernel.finding import Finding, Place

CODE = "party"


def read_toml(path: Path) -> SourceParties:
    """The party of the file: `party = "CODE"`, and `[[kind]]` for each item.

    Refuses with `PartiesUnreadable`.
    """
    try:
        text = path.read_text(encoding="utf-8")
        read = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PartiesUnreadable(f"{path} cannot be read: {error}.") from None
    if CODE not in read:
        raise PartiesUnreadable(f"{path} does not say which party it is.", f'Begin with {CODE} = "CODE".')
    parts = sections(text)
    findings: list[Finding] = []
    items: list[SourceItem] = []
    for kind, tables in read.items():
        if kind == CODE:
            continue
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            place = Place(str(path), *parts[0].keys.get(kind, _position(parts, kind)))
            hint = f"Write [[{kind}]] above its fields."
            findings.append(found("PARTY_FIELD_UNKNOWN", f"{kind} is not a list of items.", place, hint))
            continue
        placed = [part for part in parts if part.path == (kind,)]
        for number, table in enumerate(tables):
            section = placed[number] if number < len(placed) else Section((kind,), (1, 1))
            items.append(_item(kind, table, section, path, findings))
    party = SourceParty(str(read[CODE]), tuple(items), Place(str(path), 1))
    return SourceParties((party,), tuple(findings))


def _position(parts: list[Section], kind: str) -> tuple[int, int]:
    return next((part.position for part in parts if part.path[:1] == (kind,)), (1, 1))


def _item(
    kind: str, table: dict[str, object], section: Section, path: Path, findings: list[Finding]
) -> SourceItem:
    places = {name: Place(str(path), line) for name, (line, _) in section.keys.items()}
    place = Place(str(path), section.position[0])
    values: dict[str, Value] = {}
    for name, raw in table.items():
        value = _value(raw)
        if value is None:
            message = f"{name}: a party has no values of this kind."
            findings.append(
                found("PARTY_TEXT_BAD", message, places.get(name, place), "Write a text or a day.")
            )
            value = "\0"
        values[name] = value
    return SourceItem(kind, values, places, place)


def _value(raw: object) -> Value | None:
    match raw:
        case bool() | datetime():
            return None
        case date() | str():
            return raw
        case int():
            return str(raw)
        case _:
            return None
