"""What is known of a fact on one tariff: as the tariff declares it, else as the catalogue does."""

from __future__ import annotations

from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.lookup import find_definition
from quittance.core.tariff.plan import Plan


def definition_of(plan: Plan, name: str) -> FactDefinition | None:
    """The definition of the fact; None if there is none of that name."""
    return find_definition(name, {definition.name: definition for definition in plan.declared})
