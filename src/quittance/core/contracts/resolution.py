"""Which contract prices which charge of a subject: the layers asked from the highest down.

This is the rule; `engines.charges.binding` does the same over columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quittance.core.contracts.claim import Claim


@dataclass(frozen=True, slots=True)
class Winner:
    """A contract that prices a subject: every charge of its tariff but those in `without`, which a layer
    above takes.
    """

    claim: Claim
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Overlap:
    """Several contracts of one layer claim a subject, and nothing says which of them prices it."""

    layer: str
    contracts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Of one side of a subject: who prices it, the highest layer first. With an overlap on a layer nobody
    does, since what that layer takes cannot be told.
    """

    winners: tuple[Winner, ...] = ()
    overlaps: tuple[Overlap, ...] = ()


def resolve(claims: Iterable[Claim], facts: Mapping[str, object]) -> Mapping[str, Resolution]:
    """Side → who prices a subject with these facts. Sides without any claim are not there.

    Of every layer one contract may claim it. A layer that replaces all charges ends the search: what lies
    below prices nothing, a charge that the layer does not have included.
    """
    by_side: dict[str, dict[int, list[Claim]]] = {}
    for claim in claims:
        if claim.fits(facts):
            by_side.setdefault(claim.side, {}).setdefault(claim.position, []).append(claim)
    return {side: _resolved(layers) for side, layers in by_side.items()}


def _resolved(layers: Mapping[int, list[Claim]]) -> Resolution:
    overlaps = tuple(
        Overlap(found[0].layer, tuple(sorted({claim.contract for claim in found})))
        for _, found in sorted(layers.items(), reverse=True)
        if len({claim.contract for claim in found}) > 1
    )
    if overlaps:
        return Resolution(overlaps=overlaps)
    winners = []
    taken: frozenset[str] = frozenset()
    for _, (claim, *_) in sorted(layers.items(), reverse=True):
        winners.append(Winner(claim, taken))
        if not claim.replaces:
            break
        taken |= claim.replaces
    return Resolution(tuple(winners))
