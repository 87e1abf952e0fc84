"""Whether tariffs can be rated in one run: what would otherwise hang on the order in which they are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quittance.core.facts.definition import FactDefinition
from quittance.core.tariff.plan import Plan
from quittance.kernel.refusal import Refusal


class SameVersionTwice(Refusal):
    """Two different contents claim to be one version of one tariff."""

    code = "SAME_VERSION_TWICE"


class TimeZonesDiffer(Refusal):
    """A moment would be another day for each of the tariffs."""

    code = "TIME_ZONES_DIFFER"


class FactDeclaredTwice(Refusal):
    """Two tariffs declare a fact of one name differently."""

    code = "FACT_DECLARED_TWICE"


def without_repeats(plans: Sequence[Plan]) -> list[int]:
    """The positions of the plans, each content once. Refuses with `SameVersionTwice`."""
    known: dict[tuple[object, ...], int] = {}
    kept = []
    for position, plan in enumerate(plans):
        header = plan.header
        version = (header.tariff, header.starts, header.known_from)
        if version not in known:
            known[version] = position
            kept.append(position)
        elif plans[known[version]].content_hash != plan.content_hash:
            raise SameVersionTwice(
                f"Two different tariffs are both {plan.name}.",
                "Give one of them another `tariff`, another `from` or a later `known_from`.",
            )
    return kept


def time_zone_of(plans: Sequence[Plan]) -> str:
    """The time zone in which moments become days. Refuses with `TimeZonesDiffer`."""
    zones = {plan.header.time_zone: plan.name for plan in plans}
    if len(zones) > 1:
        said = ", ".join(f"{name} in {zone}" for zone, name in zones.items())
        raise TimeZonesDiffer(
            f"The tariffs tell days in different time zones: {said}.",
            "Rate them in runs of their own: a parcel of 23:30 UTC ships on another day in London in summer.",
        )
    return next(iter(zones))


def declared_by(plans: Sequence[Plan]) -> Mapping[str, FactDefinition]:
    """The facts that the tariffs declare, by name. Refuses with `FactDeclaredTwice`."""
    found: dict[str, tuple[FactDefinition, str]] = {}
    for plan in plans:
        for definition in plan.declared:
            known, name = found.setdefault(definition.name, (definition, plan.name))
            if replace(known, meaning="") != replace(definition, meaning=""):
                raise FactDeclaredTwice(
                    f"{name} and {plan.name} declare the fact {definition.name} differently.",
                    "Declare it alike (kind, unit, bounds), give it two names, or rate in runs of their own.",
                )
    return {name: definition for name, (definition, _) in found.items()}
