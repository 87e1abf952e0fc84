"""Walking over the frozen parts of a plan, whatever they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any


def parts(node: object) -> Iterator[object]:
    """The node and everything in it, from the outside in, in the order in which it is written."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, tuple):
            waiting.extend(reversed(part))
        elif names := _names(type(part)):
            waiting.extend([getattr(part, name) for name in names])


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    """The fields of a kind of part, the last first, found once; none of what is no part."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(one.name for one in reversed(fields(kind))) if is_dataclass(kind) else ()
    return _NAMES[kind]


def replaced(node: Any, change: Callable[[Any], Any]) -> Any:
    """The same node with every part that `change` answers otherwise than with itself replaced."""
    changed = change(node)
    if changed is not node:
        return changed
    if isinstance(node, tuple):
        items = tuple(replaced(item, change) for item in node)
        return node if all(new is old for new, old in zip(items, node, strict=True)) else items
    if is_dataclass(node) and not isinstance(node, type):
        new = {
            field.name: replaced(getattr(node, field.name), change) for field in fields(node) if field.init
        }
        if any(value is not getattr(node, name) for name, value in new.items()):
            return replace(node, **new)
    return node
