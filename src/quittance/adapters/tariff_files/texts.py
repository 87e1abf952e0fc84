"""A tariff as texts: what stands in `tariff.toml`, and in each CSV file beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from quittance.adapters.tariff_files.csv_table import read_csv
from quittance.adapters.tariff_files.toml_places import Position, Section, sections
from quittance.adapters.tariff_files.toml_values import source_values
from quittance.core.tariff.findings import found
from quittance.core.tariff.source import SourceLine, SourceSection, SourceTariff, TariffUnreadable
from quittance.kernel.finding import Finding, Place

MAIN = "tariff.toml"
_SECTIONS = ("line", "terms", "facts", "index")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


def read_texts(folder: str, main: str, tables: Mapping[str, str]) -> SourceTariff:
    """The tariff in these texts; `tables` by name. Places name files as `folder/file`.

    Raises `TariffUnreadable` if `main` is not TOML. What else cannot be read is left out and stands in
    `findings` of the result: a table that is no CSV, a ragged row, a value of a kind that tariffs have not.
    """
    file = f"{folder}/{MAIN}"
    try:
        document = tomllib.loads(main, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise TariffUnreadable((_not_toml(file, str(error)),)) from None
    findings: list[Finding] = []
    reader = _Document(file, sections(main), findings)
    read = {name: read_csv(name, f"{folder}/{name}.csv", text, findings) for name, text in tables.items()}
    return SourceTariff(
        place=Place(file),
        header=reader.top({key: value for key, value in document.items() if key not in _SECTIONS}),
        lines=reader.lines(document.get("line", [])),
        terms=reader.section(("terms",), document.get("terms", {})).values,
        facts=reader.named("facts", document.get("facts", {})),
        indexes=reader.named("index", document.get("index", {})),
        tables={name: table for name, table in read.items() if table is not None},
        findings=tuple(findings),
    )


class _Document:
    """A parsed document together with the places of its keys."""

    def __init__(self, file: str, places: list[Section], findings: list[Finding]) -> None:
        self._file = file
        self._sections = places
        self._findings = findings

    def top(self, values: dict[str, Any]) -> dict[str, Any]:
        """What stands before the first section; a section that tariffs do not have is an unknown key of the
        header."""
        known = {section.path[0]: self._place(section.position) for section in reversed(self._sections[1:])}
        places = known | self._places(self._sections[0])
        strange = [
            key for key, value in values.items() if isinstance(value, (dict, list)) and _is_nested(value)
        ]
        for key in strange:
            message = f"The header has no section or key {key!r}."
            self._findings.append(found("UNKNOWN_KEY", message, places.get(key)))
        kept = {key: value for key, value in values.items() if key not in strange}
        return source_values(kept, places, Place(self._file), self._findings)

    def section(self, path: tuple[str, ...], values: Any) -> SourceSection:
        """The section of that path."""
        section = next((s for s in self._sections if s.path == path), None) or Section((), (1, 1))
        return self._section(section, values, ".".join(path))

    def named(self, kind: str, values: Any) -> dict[str, SourceSection]:
        """The sections `[kind.name]`, by name."""
        if not isinstance(values, dict):
            self._wrong(kind, f"[{kind}.name]")
            return {}
        return {name: self.section((kind, name), inner) for name, inner in values.items()}

    def lines(self, values: Any) -> tuple[SourceLine, ...]:
        """The `[[line]]` rows, in order."""
        if not isinstance(values, list):
            self._wrong("line", "[[line]]")
            return ()
        places = [section for section in self._sections if section.path == ("line",)]
        places += [Section((), (1, 1))] * (len(values) - len(places))
        read = [self._section(section, inner, "line") for section, inner in zip(places, values, strict=False)]
        return tuple(SourceLine(section.place, section.values) for section in read)

    def _section(self, section: Section, values: Any, name: str) -> SourceSection:
        place = self._place(section.position)
        if not isinstance(values, dict):
            self._wrong(name, f"[{name}]")
            values = {}
        return SourceSection(place, source_values(values, self._places(section), place, self._findings))

    def _places(self, section: Section) -> dict[str, Place]:
        return {key: Place(self._file, *position) for key, position in section.keys.items()}

    def _place(self, position: Position) -> Place:
        return Place(self._file, position[0])

    def _wrong(self, name: str, wanted: str) -> None:
        self._findings.append(found("BAD_VALUE", f"{name!r} should be written {wanted}.", Place(self._file)))


def _is_nested(value: Any) -> bool:
    items = value.values() if isinstance(value, dict) else value
    return any(isinstance(item, (dict, list)) for item in items)


def _not_toml(file: str, message: str) -> Finding:
    match = _AT.search(message)
    place = Place(file, int(match[1]), int(match[2])) if match is not None and match[1] else Place(file)
    return found("UNREADABLE", f"{file} is not TOML: {_AT.sub('', message).strip().lower()}.", place)
