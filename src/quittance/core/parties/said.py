"""What a file says of an item: nothing that is empty, or understood without being said."""

from __future__ import annotations

from collections.abc import Iterator

from quittance.core.parties.item import ALWAYS, Item, Value
from quittance.core.parties.kinds import KINDS


def said_values(item: Item) -> Iterator[tuple[str, Value]]:
    """Field by field in the order of the kind, the days last."""
    for field in KINDS[item.kind].fields:
        value = item.values.get(field.name) or item.personal.get(field.name, "")
        if value not in ("", field.default):
            yield field.name, value
    if item.starts != ALWAYS:
        yield "from", item.starts
    if item.ends is not None:
        yield "until", item.ends
