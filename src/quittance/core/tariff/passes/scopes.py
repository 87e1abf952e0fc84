"""What one value of each line belongs to: a row, a group of rows, or whoever reads it."""

from __future__ import annotations

from quittance.core.facts.kind import Kind
from quittance.core.facts.lookup import find_definition
from quittance.core.facts.subjects import SUBJECTS
from quittance.core.tariff.findings import near
from quittance.core.tariff.line import Role
from quittance.core.tariff.passes.header import check_price_date
from quittance.core.tariff.reading.draft import Draft, DraftLine
from quittance.core.tariff.reading.fields import Fields
from quittance.core.tariff.scope import Scope
from quittance.kernel.period import PeriodWord

WIDTH = {
    "parcel": 1, "shipment": 2, "order": 2, "bag": 2, "declaration": 2,
    "pallet": 3, "trip": 4, "mawb": 4, "account": 9,
}  # fmt: skip
"""Kinds of subject that group narrower ones by their id; every other kind has width 0 and groups nothing."""


def run(draft: Draft) -> None:
    """Fills `scope` and `group` of the lines."""
    for line in draft.lines:
        fields = Fields(line.source.values, line.source.place, draft.findings)
        check_price_date(draft, fields)
        line.group = _scope(draft, line, fields)
        so_far = line.group.is_group and fields.text("window") == "so far"
        line.scope = Scope(line.group.subject) if so_far else line.group


def _scope(draft: Draft, line: DraftLine, fields: Fields) -> Scope:
    over = fields.text("over") or draft.header.subject
    if over and over not in SUBJECTS and fields.has("over"):
        fields.find("BAD_VALUE", f"over: there is no kind of subject {over!r}.", "over", near(over, SUBJECTS))
    words = [word.strip() for word in fields.text("per").split(",") if word.strip()]
    if not words:
        if fields.has("over"):
            fields.find("MISSING_KEY", "'over' needs a 'per' that makes groups.", "over")
        return Scope("" if line.role is Role.MEASURE else draft.header.subject)
    if len(words) == 1 and _is_row(words[0], over):
        if fields.has("over") and words[0] != over:
            fields.find("DO_NOT_MIX", f"{words[0]!r} makes no groups, so `over` has no meaning.", "over")
        return Scope(words[0])
    periods = [word for word in words if word in set(PeriodWord)]
    if len(periods) > 1:
        fields.find("BAD_VALUE", f"per: at most one period word, not {' and '.join(periods)}.", "per")
    keys = [_key(draft, fields, word) for word in words if word not in periods]
    return Scope(over, tuple(key for key in keys if key), PeriodWord(periods[0]) if periods else None)


def _is_row(word: str, over: str) -> bool:
    """Whether `per` names the kind of row itself: the rows' own kind, or one that is not wider than they
    are."""
    return word == over or (word in SUBJECTS and WIDTH.get(word, 0) <= WIDTH.get(over, 0))


def _key(draft: Draft, fields: Fields, word: str) -> str:
    if word in WIDTH:
        return SUBJECTS[word].id_fact
    definition = find_definition(word, draft.facts)
    if definition is None:
        known = [*SUBJECTS, *PeriodWord, *draft.facts]
        hint = near(word, known)
        fields.find(
            "UNKNOWN_NAME", f"per: {word!r} is neither a kind of subject, a fact nor a period.", "per", hint
        )
        return ""
    if definition.kind is Kind.NUMBER:
        fields.find("KIND_MISMATCH", f"per: {word!r} is a number; groups are made of words.", "per")
    return word
