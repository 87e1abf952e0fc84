"""What a file says of a party that the books did not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quittance.core.parties.item import Item


@dataclass(frozen=True, slots=True)
class Change:
    """A new item (no `before`), another content of one (both), or one that no longer holds (no `after`)."""

    before: Item | None
    after: Item | None

    @property
    def item(self) -> Item:
        """Which one it is about."""
        item = self.after or self.before
        assert item is not None
        return item

    @property
    def deed(self) -> str:
        """`added`, `changed` or `withdrawn`."""
        if self.before is None:
            return "added"
        return "withdrawn" if self.after is None else "changed"

    def fields(self) -> list[tuple[str, str, str]]:
        """Each plain field that differs, as text before and after."""
        if self.before is None or self.after is None:
            return []
        differing = [
            (name, self.before.text(name), self.after.text(name))
            for name in self.after.values
            if self.before.values[name] != self.after.values[name]
        ]
        ends = [str(one.ends) if one.ends else "" for one in (self.before, self.after)]
        return [*differing, *([("until", ends[0], ends[1])] if ends[0] != ends[1] else [])]

    def personal_fields(self) -> list[str]:
        """The names of the personal fields that differ; what they say is for nobody's log."""
        before = self.before.personal if self.before else {}
        after = self.after.personal if self.after else {}
        return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


def changes(
    known: Iterable[Item],
    said: Iterable[Item],
    *,
    is_whole: bool,
    parked: frozenset[tuple[str, str | None]] = frozenset(),
) -> Iterator[Change]:
    """Every difference, in the order of what is said, withdrawals last.

    What is parked stays as it is known: of a kind and key, or of the whole kind where the key is None.
    """
    left = {item.identity: item for item in known}
    for item in said:
        before = left.pop(item.identity, None)
        if before != item:
            yield Change(before, item)
    if is_whole:
        for item in left.values():
            if (item.kind, item.key) not in parked and (item.kind, None) not in parked:
                yield Change(item, None)


def after(known: Iterable[Item], changes: Iterable[Change]) -> list[Item]:
    """What is known once the changes are made."""
    items = {item.identity: item for item in known}
    for change in changes:
        if change.after is None:
            del items[change.item.identity]
        else:
            items[change.item.identity] = change.after
    return list(items.values())
