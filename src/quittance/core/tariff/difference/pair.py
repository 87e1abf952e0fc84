"""Which row of the new table is which row of the old one."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from quittance.core.tariff.difference.view import Entry, Item


@dataclass(slots=True)
class Pairs:
    """Rows of both sides that are one row, and those that only one side has, each in sheet order."""

    both: list[tuple[Entry, Entry]] = field(default_factory=list)
    gone: list[Entry] = field(default_factory=list)
    come: list[Entry] = field(default_factory=list)


def pair(old: Sequence[Entry], new: Sequence[Entry]) -> Pairs:
    """First rows of equal keys; then, within an item, rows of equal results; then the rest in sheet order,
    if as many are left on both sides: their limits moved."""
    pairs, sheet = Pairs(), new
    for same in (_keys, _results):
        old, new = _match(old, new, same, pairs)
    olds, news = _by_item(old), _by_item(new)
    for item in {**olds, **news}:
        gone, come = olds.get(item, []), news.get(item, [])
        if len(gone) == len(come):
            pairs.both += zip(gone, come, strict=True)
        else:
            pairs.gone += gone
            pairs.come += come
    order = {id(entry): place for place, entry in enumerate(sheet)}
    pairs.both.sort(key=lambda both: order[id(both[1])])
    return pairs


def _keys(entry: Entry) -> Hashable:
    return entry.item, entry.limits


def _results(entry: Entry) -> Hashable:
    return entry.item, entry.row.results


def _match(
    old: Iterable[Entry], new: Iterable[Entry], same: Callable[[Entry], Hashable], pairs: Pairs
) -> tuple[list[Entry], list[Entry]]:
    """Move what agrees by `same` into `pairs.both`; what is left on either side."""
    waiting: dict[Hashable, deque[Entry]] = defaultdict(deque)
    for entry in new:
        waiting[same(entry)].append(entry)
    left_old, taken = [], set()
    for entry in old:
        if fitting := waiting.get(same(entry)):
            taken.add(id(fitting[0]))
            pairs.both.append((entry, fitting.popleft()))
        else:
            left_old.append(entry)
    return left_old, [entry for entry in new if id(entry) not in taken]


def _by_item(entries: Iterable[Entry]) -> dict[Item, list[Entry]]:
    items: dict[Item, list[Entry]] = defaultdict(list)
    for entry in entries:
        items[entry.item].append(entry)
    return items
