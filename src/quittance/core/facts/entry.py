"""A fact row typed in by hand, as `key=value` pairs, with a finding for everything that cannot be used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from quittance.core.facts.answers import yes_or_no
from quittance.core.facts.catalogue.calendar import PRICE_DATE
from quittance.core.facts.catalogue.measures import SIDES
from quittance.core.facts.catalogue.places import POSTCODES
from quittance.core.facts.column import MONEY_UNIT, column_of, unit_of
from quittance.core.facts.days import business_day
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.derived import make_row
from quittance.core.facts.kind import Kind
from quittance.core.facts.limits import is_within, limits_text
from quittance.core.facts.lookup import NOTHING, find_definition, near_names, side
from quittance.core.facts.row import FactRow, Value
from quittance.core.facts.text import clean_word
from quittance.kernel.currency import parse_currency
from quittance.kernel.exact import as_fraction, exact
from quittance.kernel.finding import Finding
from quittance.kernel.quantity import Quantity
from quittance.kernel.refusal import Refusal
from quittance.kernel.unit import Unit, compatible, parse_unit


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed in: the row of everything usable, and the findings about the rest, in typed order."""

    row: FactRow
    findings: tuple[Finding, ...]


_NUMBER_AND_UNIT = re.compile(r"([+-]?[0-9.,]+(?:[eE][+-]?[0-9]+)?)\s*(\D.*)?")


class _Unusable(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def row_from_pairs(
    subject: str,
    pairs: Mapping[str, str],
    extra: Mapping[str, FactDefinition] = NOTHING,
    *,
    id: str = "",
    time_zone: str = "UTC",
) -> Entry:
    """The row of `{"weight": "1.9 kg", "ship_date": "2026-04-08"}`, derived facts filled in.

    A number of something measured needs its unit; a bare count or amount does not. Findings: UNKNOWN_FACT,
    BAD_NUMBER, UNIT_MISSING, UNKNOWN_UNIT, UNITS_DO_NOT_FIT, UNKNOWN_CURRENCY, OUT_OF_BOUNDS, BAD_DATE,
    BAD_YES_NO.
    """
    values: dict[str, Value] = {}
    findings: list[Finding] = []
    for name, text in pairs.items():
        try:
            cleaned = clean_word(text)
            definition = _definition(name, extra)
            if cleaned is not None:
                values[definition.name] = _value(definition, cleaned, time_zone, values)
        except _Unusable as unusable:
            findings.append(unusable.finding)
    return Entry(make_row(subject, id, values), tuple(findings))


def _definition(name: str, extra: Mapping[str, FactDefinition]) -> FactDefinition:
    found = side(name, extra) if name in SIDES else find_definition(name, extra)
    if found is not None and found.derived_from == (PRICE_DATE,):
        raise _Unusable(Finding("UNKNOWN_FACT", f"{name} follows from the pricing date and is never given."))
    if found is None:
        near = near_names(name, extra)
        hint = f"Did you mean {', '.join(near)}?" if near else "The names are in docs/reference/facts.md."
        raise _Unusable(Finding("UNKNOWN_FACT", f"There is no fact {name!r}.", hint=hint))
    return found


def _value(definition: FactDefinition, text: str, time_zone: str, values: dict[str, Value]) -> Value:
    name = definition.name
    match definition.kind:
        case Kind.NUMBER:
            return _number(definition, text, values)
        case Kind.WORD:
            return text.upper() if name in POSTCODES else text
        case Kind.YES_NO:
            answer = yes_or_no(text)
            if answer is None:
                raise _Unusable(Finding("BAD_YES_NO", f"{name}: {text!r} is neither yes nor no."))
            return answer
        case Kind.DATE:
            found = business_day(text, time_zone)
            if found is None:
                hint = "Write 2026-04-08, or a time with its offset such as 2026-03-31T23:30:00Z."
                raise _Unusable(Finding("BAD_DATE", f"{name}: {text!r} is not a date.", hint=hint))
            return found


def _number(definition: FactDefinition, text: str, values: dict[str, Value]) -> Value:
    name, own = definition.name, unit_of(definition)
    match = _NUMBER_AND_UNIT.fullmatch(text)
    number, word = (match[1], match[2]) if match else (text, None)
    try:
        if own == MONEY_UNIT:
            quantity = Quantity(exact(number), MONEY_UNIT)
            if word:
                values.setdefault("currency", parse_currency(word).code)
        else:
            quantity = Quantity(exact(number), parse_unit(word) if word else own)
            if not word and not own.dimension.is_scalar:
                hint = f"Write for example {text} {own}."
                raise _Unusable(Finding("UNIT_MISSING", f"{name}: {text} of what?", hint=hint))
    except Refusal as refusal:
        code = "BAD_NUMBER" if refusal.code == "NOT_A_NUMBER" else refusal.code
        raise _Unusable(Finding(code, f"{name}: {refusal.message}", hint=refusal.hint)) from None
    return _in_base_units(definition, quantity, own)


def _in_base_units(definition: FactDefinition, quantity: Quantity, own: Unit) -> Value:
    name, unit = definition.name, quantity.unit
    if not compatible(own, unit):
        message = f"{name} is measured in {own}, which {unit} does not convert to."
        raise _Unusable(Finding("UNITS_DO_NOT_FIT", message))
    if not is_within(definition, quantity.value, unit):
        limits = limits_text(column_of(definition, unit))
        raise _Unusable(
            Finding("OUT_OF_BOUNDS", f"{name}: {quantity} is out of bounds.", hint=f"Use {limits}.")
        )
    value = exact(as_fraction(quantity.value) * unit.factor)
    return value.normalize() if isinstance(value, Decimal) else value
