"""A table meets its reader: key headings become operands, and key cells what those operands are compared with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from quittance.core.facts.kind import Kind
from quittance.core.tariff.findings import found
from quittance.core.tariff.language.amount import in_base_units
from quittance.core.tariff.language.tokens import NotUnderstood
from quittance.core.tariff.language.unit import PLAIN, CardUnit, parse_card_unit
from quittance.core.tariff.reading.draft import Draft
from quittance.core.tariff.reading.draft_table import DraftKey, DraftTable
from quittance.core.tariff.reading.meaning import Meaning
from quittance.core.tariff.reading.money import DATE as _DATE
from quittance.core.tariff.reading.names import Reader, resolve
from quittance.core.tariff.source import SourceCell
from quittance.core.tariff.table import Key, KeyCell, Phrase, Row, Table
from quittance.kernel.exact import exact
from quittance.kernel.refusal import Refusal

_WRONG: Any = object()
"""A cell that could not be read; a finding says so."""


def bind(draft: Draft, name: str, reader: Reader, label: str | None = None) -> Table | None:
    """The checked table as this reader reads it; None, with findings, if a key cannot be read.

    With `label` only the results of that label, and those without: for a column that a term picks. Keys that a term
    settles are gone, with the rows that they leave out.
    """
    table = draft.tables[name]
    table.used = True
    meanings = [_meaning(draft, key, reader) for key in table.keys]
    if any(meaning is None for meaning in meanings):
        return None
    pairs = list(zip(table.keys, meanings, strict=True))
    units = [_unit(draft, key, meaning) for key, meaning in pairs]
    keys = tuple(
        Key(key.cell.text, meaning.operand if meaning and meaning.name else None, _phrase(key))
        for key, meaning in pairs
        if meaning is not None and meaning.settled is None
    )
    rows = []
    for row in table.rows:
        cells = [
            _cell(draft, key, meaning, unit, cell)
            for (key, meaning), unit, cell in zip(pairs, units, row.keys, strict=True)
            if meaning is not None and unit is not None
        ]
        if len(cells) == len(pairs) and _WRONG not in cells:
            kept = _settle(pairs, cells)
            if kept is not None:
                rows.append(Row(kept, row.results, row.place, row.note, row.source, row.trust))
    bound = Table(name, keys, table.results, tuple(rows), table.soft)
    if label is not None:
        bound = _labelled(bound, label)
    first = draft.bound.setdefault(bound.name, bound)
    if first.keys != bound.keys:
        message = (
            f"The table {name!r} is read by lines of different `per`, so that its keys mean different values."
        )
        draft.findings.append(
            found("OUT_OF_REACH", message, table.source.place, "Copy the table, one for each.")
        )
    return first


def _phrase(key: DraftKey) -> Phrase:
    assert key.text.phrase is not None
    return key.text.phrase


def _meaning(draft: Draft, key: DraftKey, reader: Reader) -> Meaning | None:
    if key.text.phrase is Phrase.FROM:
        return Meaning("", _DATE, None)
    return resolve(draft, key.text.name, reader, key.cell.place)


def _labelled(table: Table, label: str) -> Table:
    kept = [at for at, result in enumerate(table.results) if result.label in (None, label)]
    results = tuple(replace(table.results[at], label=None) for at in kept)
    rows = tuple(replace(row, results=tuple(row.results[at] for at in kept)) for row in table.rows)
    return Table(f"{table.name}:{label}", table.keys, results, rows, table.soft)


def _unit(draft: Draft, key: DraftKey, meaning: Meaning | None) -> CardUnit | None:
    """The unit of the key's numbers; None, with a finding, if the heading does not fit its operand."""
    if meaning is None:
        return None
    text, place = key.text, key.cell.place
    kind, phrase = meaning.type.kind, _phrase(key)
    if phrase in (Phrase.IS, Phrase.STARTS_WITH) and kind not in (
        (Kind.WORD, Kind.YES_NO) if phrase is Phrase.IS else (Kind.WORD,)
    ):
        hint = "Numbers are compared with `up to`, `over`, `at least` or `under`."
        draft.findings.append(
            found("KIND_MISMATCH", f"{meaning.name!r} is a {kind}; {phrase} asks for a word.", place, hint)
        )
        return None
    if kind is Kind.YES_NO and phrase is not Phrase.IS:
        draft.findings.append(
            found("KIND_MISMATCH", f"{meaning.name!r} is a yes/no; only `is` fits it.", place)
        )
        return None
    if kind is not Kind.NUMBER:
        if text.unit is not None:
            draft.findings.append(
                found("KIND_MISMATCH", f"{text.name or 'from'!r} is a {kind} and has no unit.", place)
            )
            return None
        return PLAIN
    if text.unit is None:
        if meaning.type.dimension.is_scalar:
            return PLAIN
        message = f"The limits of {text.name!r} ({meaning.type.dimension}) have no unit."
        draft.findings.append(found("CELL_WITHOUT_UNIT", message, place))
        return None
    try:
        unit = parse_card_unit(text.unit)
    except NotUnderstood as refusal:
        draft.findings.append(found("BAD_VALUE", f"{key.cell.text}: {refusal.message}", place, refusal.hint))
        return None
    if unit.unit.dimension != meaning.type.dimension:
        message = f"{text.name!r} is {meaning.type.dimension}, {unit} is {unit.unit.dimension}."
        draft.findings.append(found("UNIT_MISMATCH", message, place))
        return None
    allowed = {meaning.type.currency} if meaning.type.currency else draft.currencies
    if unit.currency and allowed and unit.currency not in allowed:
        message = f"{text.name!r} is in {' or '.join(sorted(allowed))}, not in {unit.currency}."
        draft.findings.append(found("CURRENCY_MISMATCH", message, place))
        return None
    return unit


def _cell(draft: Draft, key: DraftKey, meaning: Meaning, unit: CardUnit, cell: SourceCell) -> KeyCell:
    text, phrase = cell.text, _phrase(key)
    if not text:
        return None
    try:
        if phrase is Phrase.FROM or meaning.type.kind is Kind.DATE:
            return date.fromisoformat(text)
        if meaning.type.kind is Kind.YES_NO:
            return {"yes": True, "no": False}[text.lower()]
        if phrase in (Phrase.IS, Phrase.STARTS_WITH):
            return tuple(dict.fromkeys(word for part in text.split("|") if (word := part.strip())))
        return in_base_units(exact(text), unit) if meaning.type.kind is Kind.NUMBER else text
    except (ValueError, KeyError, Refusal):
        wanted = {Kind.DATE: "a day such as 2026-04-01", Kind.YES_NO: "yes or no"}.get(
            meaning.type.kind, "a number"
        )
        draft.findings.append(found("BAD_CELL", f"{key.cell.text}: {text!r} is not {wanted}.", cell.place))
        return _WRONG  # type: ignore[no-any-return]


def _settle(pairs: list[tuple[DraftKey, Meaning | None]], cells: list[KeyCell]) -> tuple[KeyCell, ...] | None:
    """The cells of the keys that are left; None if a term leaves the row out."""
    kept = []
    for (key, meaning), cell in zip(pairs, cells, strict=True):
        if meaning is None or meaning.settled is None:
            kept.append(cell)
        elif not _fits(_phrase(key), meaning.settled, cell):
            return None
    return tuple(kept)


def _fits(phrase: Phrase, value: Any, cell: Any) -> bool:
    if cell is None:
        return True
    match phrase:
        case Phrase.IS:
            return bool(value == cell if isinstance(cell, bool) else value in cell)
        case Phrase.STARTS_WITH:
            return any(value.startswith(prefix) for prefix in cell)
        case Phrase.UP_TO:
            return bool(value <= cell)
        case Phrase.OVER:
            return bool(value > cell)
        case Phrase.AT_LEAST:
            return bool(value >= cell)
        case Phrase.UNDER:
            return bool(value < cell)
        case Phrase.FROM:
            return True


def key_names(table: DraftTable) -> list[str]:
    """The names in the table's keys that limit something, each once: its bands, if they are numbers."""
    banded = (Phrase.UP_TO, Phrase.OVER, Phrase.AT_LEAST, Phrase.UNDER)
    return list(dict.fromkeys(key.text.name for key in table.keys if key.text.phrase in banded))
