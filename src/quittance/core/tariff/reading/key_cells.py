"""Key headings and key cells of a table, once it is known what the heading names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from quittance.core.facts.kind import Kind
from quittance.core.tariff.findings import bad_cell, found
from quittance.core.tariff.language.amount import in_base_units
from quittance.core.tariff.language.tokens import NotUnderstood
from quittance.core.tariff.language.unit import PLAIN, CardUnit, parse_card_unit
from quittance.core.tariff.reading.draft import Draft
from quittance.core.tariff.reading.draft_table import DraftKey
from quittance.core.tariff.reading.meaning import Meaning
from quittance.core.tariff.reading.types import said
from quittance.core.tariff.source import SourceCell
from quittance.core.tariff.table import Key, KeyCell, Phrase
from quittance.kernel.exact import exact
from quittance.kernel.refusal import Refusal

UNREADABLE: Any = object()
"""A cell that is not what its heading says; a finding says so."""

_YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A key heading, what it names, and the unit of its numbers."""

    draft: DraftKey
    meaning: Meaning
    unit: CardUnit

    @property
    def phrase(self) -> Phrase:
        """How its cells are compared."""
        return phrase_of(self.draft)

    @property
    def key(self) -> Key:
        """The key as the plan has it."""
        return Key(self.draft.cell.text, self.meaning.operand, self.phrase)


def phrase_of(key: DraftKey) -> Phrase:
    """The phrase that makes it a key."""
    assert key.text.phrase is not None
    return key.text.phrase


def key_unit(draft: Draft, key: DraftKey, meaning: Meaning) -> CardUnit | None:
    """The unit of the key's numbers; None, with a finding, if the heading does not fit what it names."""
    text, place, kind, phrase = key.text, key.cell.place, meaning.type.kind, phrase_of(key)
    problem = _kind_problem(phrase, kind, text.name, has_unit=text.unit is not None)
    if problem:
        hint = "Numbers are compared with `up to`, `over`, `at least` or `under`."
        draft.findings.append(found("KIND_MISMATCH", problem, place, hint if kind is Kind.NUMBER else ""))
        return None
    if kind is not Kind.NUMBER or (text.unit is None and meaning.type.dimension.is_scalar):
        return PLAIN
    if text.unit is None:
        message = f"The limits of {text.name!r}, {said(meaning.type.dimension)}, have no unit."
        draft.findings.append(found("CELL_WITHOUT_UNIT", message, place))
        return None
    try:
        unit = parse_card_unit(text.unit)
    except NotUnderstood as refusal:
        draft.findings.append(found("BAD_VALUE", f"{key.cell.text}: {refusal.message}", place, refusal.hint))
        return None
    return unit if _fits(draft, key, meaning, unit) else None


def _kind_problem(phrase: Phrase, kind: Kind, name: str, *, has_unit: bool) -> str:
    if phrase is Phrase.IS and kind not in (Kind.WORD, Kind.YES_NO):
        return f"{name!r} is a {kind}; 'is' asks for a word."
    if phrase is Phrase.STARTS_WITH and kind is not Kind.WORD:
        return f"{name!r} is a {kind}; 'starts with' asks for a word."
    if kind is Kind.YES_NO and phrase is not Phrase.IS:
        return f"{name!r} is a yes/no; only 'is' fits it."
    if kind is not Kind.NUMBER and has_unit:
        return f"{name or 'from'!r} is a {kind} and has no unit."
    return ""


def _fits(draft: Draft, key: DraftKey, meaning: Meaning, unit: CardUnit) -> bool:
    name, place, type_ = key.text.name, key.cell.place, meaning.type
    if unit.unit.dimension != type_.dimension:
        message = f"{name!r} is {said(type_.dimension)}, {unit} is {said(unit.unit.dimension)}."
        draft.findings.append(found("UNIT_MISMATCH", message, place))
        return False
    allowed = {type_.currency} if type_.currency else draft.currencies
    if unit.currency and allowed and unit.currency not in allowed:
        message = f"{name!r} is in {' or '.join(sorted(allowed))}, not in {unit.currency}."
        draft.findings.append(found("CURRENCY_MISMATCH", message, place))
        return False
    return True


def key_cell(draft: Draft, key: KnownKey, cell: SourceCell) -> KeyCell:
    """What the cell compares with; `UNREADABLE`, with a finding, if it is not what its heading says."""
    text, kind = cell.text, key.meaning.type.kind
    if not text:
        return None
    try:
        if key.phrase is Phrase.FROM or kind is Kind.DATE:
            return date.fromisoformat(text)
        if kind is Kind.YES_NO:
            return _YES_NO[text.lower()]
        if key.phrase in (Phrase.IS, Phrase.STARTS_WITH):
            return tuple(dict.fromkeys(word for part in text.split("|") if (word := part.strip())))
        return in_base_units(exact(text), key.unit) if kind is Kind.NUMBER else text
    except (ValueError, KeyError, Refusal):
        draft.findings.append(bad_cell(key.draft.cell.text, text, kind, cell.place))
        return UNREADABLE  # type: ignore[no-any-return]


def leaves_in(key: KnownKey, cell: Any) -> bool:
    """Whether the row stays: a term's value fits the cell, or no term settles the key."""
    value: Any = key.meaning.settled
    if value is None or cell is None:
        return True
    match key.phrase:
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
