"""The cover, the terms and the lines of two versions compared, key by key as they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from quittance.core.tariff.difference.change import Change, KeyChange, LineChange
from quittance.core.tariff.source import RawValue, SourceLine, SourceTariff, SourceValue

ROLES = ("measure", "charge", "discount")
_NOT_OF_MEANING = frozenset({"published"})


def keys_changed(old: Mapping[str, SourceValue], new: Mapping[str, SourceValue]) -> tuple[KeyChange, ...]:
    """The keys whose values differ, in the order of the new side, those that went last."""
    changes = []
    for key in {**new, **old}:
        before, after = (value_text(side.get(key)) for side in (old, new))
        if before != after and key not in _NOT_OF_MEANING:
            changes.append(KeyChange(key, before, after))
    return tuple(changes)


def sections_changed(old: SourceTariff, new: SourceTariff) -> tuple[KeyChange, ...]:
    """Terms, and what `[facts.…]` and `[index.…]` say, under their full names."""
    changes = list(keys_changed(old.terms, new.terms))
    for kind, olds, news in (("facts", old.facts, new.facts), ("index", old.indexes, new.indexes)):
        for name in {**news, **olds}:
            before = olds[name].values if name in olds else {}
            after = news[name].values if name in news else {}
            changes += [
                KeyChange(f"{kind}.{name}.{change.key}", change.old, change.new)
                for change in keys_changed(before, after)
            ]
    return tuple(changes)


def lines_changed(old: SourceTariff, new: SourceTariff) -> tuple[LineChange, ...]:
    """Lines that came, went or say something else, in the order of the new sheet, those that went last."""
    olds, news = _by_name(old), _by_name(new)
    changes: list[LineChange] = []
    for name in {**news, **olds}:
        changes += _alternatives(name, olds.get(name, []), news.get(name, []))
    return tuple(changes)


def value_text(value: SourceValue | None) -> str:
    """A value on one line; empty if there is none."""
    return "" if value is None else raw_text(value.value)


def raw_text(value: RawValue) -> str:
    """A value as people write it: lists with commas, choices as `name = text`."""
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return " ".join(value.split())
        case tuple():
            return ", ".join(value)
        case Mapping():
            return ", ".join(f"{name} = {text}" for name, text in value.items())
        case _:
            return value.isoformat()


def role_and_name(line: SourceLine) -> tuple[str, str]:
    """What the line is and how it is called."""
    return next(((role, value_text(line.values[role])) for role in ROLES if role in line.values), ("", ""))


def _by_name(source: SourceTariff) -> dict[str, list[SourceLine]]:
    lines: dict[str, list[SourceLine]] = {}
    for line in source.lines:
        lines.setdefault(role_and_name(line)[1], []).append(line)
    return lines


def _alternatives(name: str, olds: list[SourceLine], news: list[SourceLine]) -> Iterator[LineChange]:
    """Lines of one name: those that say the same are paired first, the others in their order."""
    texts = [_texts(line) for line in olds]
    kept = [line for line in news if _texts(line) not in texts]
    gone = [line for line in olds if _texts(line) not in [_texts(line) for line in news]]
    for before, after in zip_longest(gone, kept):
        old_values, new_values = (side.values if side else {} for side in (before, after))
        change = Change.ADDED if before is None else Change.REMOVED if after is None else Change.CHANGED
        line = after or before
        assert line is not None
        role = role_and_name(line)[0]
        yield LineChange(change, name, role, keys_changed(old_values, new_values), line.place)


def _texts(line: SourceLine) -> dict[str, str]:
    return {key: value_text(value) for key, value in line.values.items()}
