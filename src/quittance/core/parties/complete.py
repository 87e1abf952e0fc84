"""A line that says only part of a party, with the rest as it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from quittance.core.parties.item import ALWAYS, Item, Value, key_of
from quittance.core.parties.kinds import KINDS
from quittance.core.parties.said import said_values
from quittance.core.parties.source import SourceItem, SourceParty


def completed(party: SourceParty, known: Iterable[Item]) -> SourceParty:
    """The party with every value that it leaves open taken from what is known of the same thing.

    Without a day it is about the latest known; with a day that is not known yet, the latest known before it
    goes on with what changes.
    """
    latest = sorted(known, key=lambda item: item.starts)
    return replace(party, items=tuple(_completed(item, latest) for item in party.items))


def _completed(source: SourceItem, known: list[Item]) -> SourceItem:
    kind = KINDS.get(source.kind)
    if kind is None:
        return source
    key = key_of(kind, source.values)
    starts = str(source.values.get("from", ""))
    base = None
    for item in known:
        same = item.kind == source.kind and item.key == key
        if same and (not starts or item.starts == ALWAYS or item.starts.isoformat() <= starts):
            base = item
    if base is None:
        return source
    values: dict[str, Value] = dict(said_values(base))
    if starts and values.get("from", "") != starts:
        values.pop("until", None)
    return replace(source, values={**values, **source.values})
