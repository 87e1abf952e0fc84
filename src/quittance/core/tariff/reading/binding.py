"""A table meets its reader: key headings become operands, key cells what these are compared with."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from quittance.core.tariff.findings import found, near
from quittance.core.tariff.reading.column_cells import across, read_column
from quittance.core.tariff.reading.draft import Draft
from quittance.core.tariff.reading.draft_table import DraftKey, DraftTable
from quittance.core.tariff.reading.key_cells import UNREADABLE, KnownKey, key_cell, key_unit, leaves_in
from quittance.core.tariff.reading.meaning import Meaning
from quittance.core.tariff.reading.names import Reader, resolve
from quittance.core.tariff.reading.types import DATE
from quittance.core.tariff.table import Phrase, Row, Table
from quittance.kernel.finding import Finding, Place


def bind(draft: Draft, name: str, reader: Reader, label: str | None = None) -> Table | None:
    """The checked table as this reader reads it; None, with findings, if a key cannot be read.

    With `label` only the results of that label, and those without: for a column that a term picks. Keys that
    a term settles are gone, with the rows that they leave out.
    """
    table = draft.tables[name]
    table.used = True
    known = _known_keys(draft, table, reader)
    if known is None:
        return None
    keys = tuple(key.key for key in known if key.meaning.settled is None)
    bound_name = name if label is None else f"{name}:{label}"
    bound = draft.bound.get(bound_name)
    if bound is None:
        bound = Table(name, keys, table.results, _rows(draft, table, known), table.soft)
        bound = draft.bound[bound_name] = bound if label is None else _labelled(bound, bound_name, label)
    elif bound.keys != keys:
        message = f"The table {name!r} is read by lines of different `per`: its keys mean different values."
        hint = "Copy the table, one for each."
        draft.findings.append(found("OUT_OF_REACH", message, table.source.place, hint))
    return bound


def no_table(draft: Draft, name: str, place: Place) -> Finding:
    """The finding that a line cannot read a table of that name."""
    if name in draft.source.tables:
        return found(
            "UNKNOWN_TABLE", f"{name!r} holds the values of an index.", place, "Read the index by its name."
        )
    return found("UNKNOWN_TABLE", f"There is no table {name!r}.", place, near(name, draft.source.tables))


def _known_keys(draft: Draft, table: DraftTable, reader: Reader) -> list[KnownKey] | None:
    known = []
    for key in table.keys:
        meaning = _meaning(draft, key, reader)
        unit = key_unit(draft, key, meaning) if meaning is not None else None
        if meaning is not None and unit is not None:
            known.append(KnownKey(key, meaning, unit))
    return known if len(known) == len(table.keys) else None


def _meaning(draft: Draft, key: DraftKey, reader: Reader) -> Meaning | None:
    if key.text.phrase is Phrase.FROM:
        return Meaning("", DATE, None)
    return resolve(draft, key.text.name, reader, key.cell.place)


def _rows(draft: Draft, table: DraftTable, known: list[KnownKey]) -> tuple[Row, ...]:
    columns = [
        read_column((row.keys[at] for row in table.rows), partial(key_cell, draft, key), UNREADABLE)
        for at, key in enumerate(known)
    ]
    gone = {at for column in columns for at, cell in enumerate(column) if cell is UNREADABLE}
    for key, column in zip(known, columns, strict=True):
        if key.meaning.settled is not None:
            gone |= {at for at, cell in enumerate(column) if at not in gone and not leaves_in(key, cell)}
    kept = [columns[at] for at, key in enumerate(known) if key.meaning.settled is None]
    return tuple(
        Row(cells, row.results, row.place, row.note, row.source, row.trust)
        for at, (row, cells) in enumerate(zip(table.rows, across(kept, len(table.rows)), strict=True))
        if at not in gone
    )


def _labelled(table: Table, name: str, label: str) -> Table:
    kept = [at for at, result in enumerate(table.results) if result.label in (None, label)]
    results = tuple(replace(table.results[at], label=None) for at in kept)
    rows = tuple(replace(row, results=tuple(row.results[at] for at in kept)) for row in table.rows)
    return Table(name, table.keys, results, rows, table.soft)


def key_names(table: DraftTable) -> list[str]:
    """The names in the table's keys that limit something, each once: its bands, if they are numbers."""
    banded = (Phrase.UP_TO, Phrase.OVER, Phrase.AT_LEAST, Phrase.UNDER)
    return list(dict.fromkeys(key.text.name for key in table.keys if key.text.phrase in banded))
