"""Facts that the tariff declares, and catalogued ones whose bounds it moves."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from quittance.core.facts.catalogue import CATALOGUE
from quittance.core.facts.column import unit_of
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.lookup import find_definition
from quittance.core.tariff.passes.header import check_price_date
from quittance.core.tariff.reading.draft import Draft
from quittance.core.tariff.reading.fields import Fields
from quittance.kernel.exact import NotANumber, exact
from quittance.kernel.refusal import Refusal
from quittance.kernel.unit import parse_unit

KEYS = ("kind", "unit", "decimals", "highest", "note")


def run(draft: Draft) -> None:
    """Fills `draft.facts`, and looks whether the header's facts are facts."""
    for name, section in draft.source.facts.items():
        fields = Fields(section.values, section.place, draft.findings)
        fields.only(KEYS, f"The fact {name!r}")
        fields.is_name(name)
        known = CATALOGUE.get(name)
        definition = _declared(fields, name) if known is None else _moved(fields, known)
        if definition is not None:
            draft.facts[name] = definition
    cover = Fields(draft.source.header, draft.source.place, draft.findings)
    check_price_date(draft, cover)
    by = draft.header.currency.by
    definition = find_definition(by, draft.facts) if by else None
    if by and (definition is None or definition.kind is not Kind.WORD):
        cover.find("BAD_VALUE", f"currency: {by!r} is no word fact.", "currency")


def _declared(fields: Fields, name: str) -> FactDefinition | None:
    kind = _kind(fields)
    if kind is None:
        return None
    if kind is not Kind.NUMBER:
        return FactDefinition(name, kind, fields.text("note"))
    fields.required(("unit", "decimals", "highest"), f"The fact {name!r}")
    return _bounded(fields, FactDefinition(name, kind, fields.text("note"), unit="1"))


def _moved(fields: Fields, known: FactDefinition) -> FactDefinition | None:
    kind = _kind(fields) if fields.has("kind") else known.kind
    if kind is not known.kind:
        if kind is not None:
            message = f"{known.name!r} is a catalogued {known.kind}, not a {kind}."
            fields.find("KIND_MISMATCH", message, "kind", "Declare a fact of another name.")
        return None
    return _bounded(fields, known) if kind is Kind.NUMBER else known


def _kind(fields: Fields) -> Kind | None:
    fields.required(("kind",), "A fact")
    text = fields.text("kind")
    try:
        return Kind(text)
    except ValueError:
        if text:
            fields.find("BAD_VALUE", f"kind: {text!r} is none of {', '.join(Kind)}.", "kind")
        return None


def _bounded(fields: Fields, definition: FactDefinition) -> FactDefinition:
    unit = fields.text("unit")
    if unit and unit != "money":
        try:
            parse_unit(unit)
        except Refusal as refusal:
            fields.find("BAD_VALUE", f"unit: {refusal.message}", "unit", refusal.hint)
            return definition
    changed = replace(definition, unit=unit) if unit else definition
    if definition.name in CATALOGUE and unit_of(changed).dimension != unit_of(definition).dimension:
        fields.find(
            "UNIT_MISMATCH", f"{definition.name!r} is in {unit_of(definition)}, not in {unit}.", "unit"
        )
        return definition
    decimals = fields.text("decimals")
    if decimals and not decimals.isdecimal():
        fields.find("BAD_VALUE", f"decimals: {decimals!r} is no whole number.", "decimals")
    elif decimals:
        changed = replace(changed, decimals=int(decimals))
    return _highest(fields, changed)


def _highest(fields: Fields, definition: FactDefinition) -> FactDefinition:
    text = fields.text("highest")
    if not text:
        return definition
    try:
        highest = exact(text)
    except NotANumber as refusal:
        fields.find("BAD_VALUE", f"highest: {refusal.message}", "highest", refusal.hint)
        return definition
    if not isinstance(highest, Decimal) or highest <= 0:
        fields.find("BAD_VALUE", "highest: a decimal number above zero was expected.", "highest")
        return definition
    return replace(definition, highest=highest)
