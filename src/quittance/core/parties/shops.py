"""A shop belongs to one legal entity on any day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from quittance.core.parties.item import Item

Claim = tuple[str, Item]
"""The code of a party, and a shop that it says belongs to it."""


def claimed_twice(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each claim on a shop that another party made before it for some of the days, behind that one."""
    granted: dict[str, list[Claim]] = {}
    for claim in claims:
        code, item = claim
        earlier = granted.setdefault(item.key, [])
        contested = next(
            (other for other in earlier if other[0] != code and _have_a_common_day(other[1], item)), None
        )
        if contested is None:
            earlier.append(claim)
        else:
            yield contested, claim


def _have_a_common_day(one: Item, other: Item) -> bool:
    return one.starts < (other.ends or date.max) and other.starts < (one.ends or date.max)
