"""One hash over what is known of a party, to notice that somebody changed it by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from quittance.core.parties.item import Item, in_order


def content_hash(items: Iterable[Item]) -> str:
    """SHA-256 of the items without their personal details, in a text that does not depend on the database."""
    return hash_of_lines(_canonical(item) for item in in_order(items))


def hash_of_lines(lines: Iterable[str]) -> str:
    """SHA-256 over all of them, in their order."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _canonical(item: Item) -> str:
    values = {name: item.text(name) for name in item.values}
    days = [item.starts.isoformat(), item.ends.isoformat() if item.ends is not None else ""]
    return json.dumps([item.kind, *days, values], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
