"""Which definition a name has, also for names that a tariff declares and for amounts from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from quittance.core.facts.catalogue import CATALOGUE
from quittance.core.facts.catalogue.amounts import PREFIXES
from quittance.core.facts.catalogue.make import amount
from quittance.core.facts.definition import FactDefinition

NOTHING: Mapping[str, FactDefinition] = {}


def find_definition(name: str, extra: Mapping[str, FactDefinition] = NOTHING) -> FactDefinition | None:
    """Its definition in `extra`, else in the catalogue, else as an amount such as `vendor.x`; else None."""
    found = extra.get(name) or CATALOGUE.get(name)
    if found is None and "." in name and name.partition(".")[0] in PREFIXES:
        return amount(name, "amount from elsewhere", signed=True)
    return found


def side(name: str, extra: Mapping[str, FactDefinition] = NOTHING) -> FactDefinition:
    """How `length`, `width` or `height` is read: like the longest side, which it may turn out to be."""
    return replace(extra.get("longest") or CATALOGUE["longest"], name=name, columns=(), derived_from=())


def near_names(name: str, extra: Mapping[str, FactDefinition] = NOTHING) -> tuple[str, ...]:
    """Up to three names of facts that look like `name`, the nearest first."""
    from difflib import get_close_matches

    return tuple(get_close_matches(name.strip().lower(), [*CATALOGUE, *extra], n=3))
