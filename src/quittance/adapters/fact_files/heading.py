"""What a column's heading says: which fact, and in which unit; or that it holds the units of others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quittance.adapters.fact_files.refusals import BadHeading
from quittance.adapters.fact_files.units import find_unit
from quittance.core.facts.catalogue import CATALOGUE
from quittance.core.facts.catalogue.calendar import PRICE_DATE
from quittance.core.facts.catalogue.measures import SIDES
from quittance.core.facts.column import unit_of
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.lookup import find_definition, side
from quittance.core.facts.text import BLANKS
from quittance.kernel.currency import UnknownCurrency, parse_currency
from quittance.kernel.dimension import MONEY
from quittance.kernel.unit import Unit, compatible

_BRACKETS = re.compile(r"(.*?)\s*[\[(]([^\])]*)[\])]")
_UNIT_COLUMN = re.compile(r"(.+)_(uom|unit)")
_ALIASES = {column: name for name, definition in CATALOGUE.items() for column in definition.columns}


@dataclass(frozen=True, slots=True)
class Heading:
    """A fact's column. `rank` 0 is the fact's own name, higher an alias; amounts may have a `currency`."""

    definition: FactDefinition
    rank: int = 0
    unit: Unit | None = None
    currency: str = ""


def plain(heading: str) -> str:
    """The heading as names are written: lower case, underscores."""
    return re.sub(r"[\s-]+", "_", heading.strip(BLANKS + "\ufeff").lower())


def units_for(heading: str) -> str:
    """What a column of units is for: "weight" of "weight_uom", "dim" of "dim_uom"; "" if it is none."""
    match = _UNIT_COLUMN.fullmatch(plain(heading))
    return match[1] if match else ""


def read_heading(text: str, extra: Mapping[str, FactDefinition]) -> Heading | None:
    """The fact and unit of a heading such as "actual_weight [kg]" or "length_cm"; None if it names no fact.

    Refuses with `BadHeading` a unit in brackets that is unknown or measures something else.
    """
    bracketed = _BRACKETS.fullmatch(text.strip(BLANKS))
    name = plain(bracketed[1] if bracketed else text)
    found = _find(name, extra)
    if found is not None and bracketed:
        return _with_unit(found, bracketed[2].strip(), text)
    if found is None and "_" in name:
        base, _, suffix = name.rpartition("_")
        unit, shorter = find_unit(suffix), _find(base, extra)
        if unit is not None and shorter is not None and _fits(shorter.definition, unit):
            return Heading(shorter.definition, shorter.rank, unit)
    return found


def _find(name: str, extra: Mapping[str, FactDefinition]) -> Heading | None:
    definition = side(name, extra) if name in SIDES else find_definition(name, extra)
    rank = 0
    if definition is None and name in _ALIASES:
        definition = find_definition(_ALIASES[name], extra)
        rank = 1 + CATALOGUE[_ALIASES[name]].columns.index(name)
    if definition is None or definition.derived_from == (PRICE_DATE,):
        return None
    return Heading(definition, rank)


def _fits(definition: FactDefinition, unit: Unit) -> bool:
    return definition.kind is Kind.NUMBER and compatible(unit_of(definition), unit)


def _with_unit(found: Heading, text: str, heading: str) -> Heading:
    definition = found.definition
    if definition.kind is Kind.NUMBER and unit_of(definition).dimension == MONEY:
        try:
            return Heading(definition, found.rank, currency=parse_currency(text).code)
        except UnknownCurrency as refusal:
            raise BadHeading(f"{heading!r}: {refusal.message}", refusal.hint) from None
    unit = find_unit(text)
    if unit is None:
        raise BadHeading(f"{heading!r}: there is no unit {text!r}.", "Write for example [kg], [cm], [lb].")
    if not _fits(definition, unit):
        raise BadHeading(f"{heading!r}: {definition.name} is not measured in {unit}.")
    return Heading(definition, found.rank, unit)
