"""Terms: numbers with units, rates, words, yes and no, days."""

from __future__ import annotations

from datetime import date

from quittance.core.tariff.language.amount import Amount, parse_amount
from quittance.core.tariff.language.name import is_word
from quittance.core.tariff.language.rate import RateText, parse_rate
from quittance.core.tariff.language.tokens import NotUnderstood
from quittance.core.tariff.reading.draft import Draft
from quittance.core.tariff.reading.fields import Fields
from quittance.core.tariff.reading.term import Term


def run(draft: Draft) -> None:
    """Fills `draft.terms`."""
    fields = Fields(draft.source.terms, draft.source.place, draft.findings)
    for name in fields.values:
        fields.is_name(name, name)
        value = _value(fields, name)
        if value is not None:
            draft.terms[name] = Term(name, value, fields.place_of(name))


def _value(fields: Fields, name: str) -> Amount | RateText | str | bool | date | None:
    raw = fields.raw(name)
    if isinstance(raw, (bool, date)):
        return raw
    text = fields.text(name)
    if text in ("yes", "no"):
        return text == "yes"
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return _number(text)
    except NotUnderstood as refusal:
        if is_word(text):
            return text
        fields.not_understood(name, refusal)
        return None


def _number(text: str) -> Amount | RateText:
    if " per " in text:
        return parse_rate(text)
    return parse_amount(text)
