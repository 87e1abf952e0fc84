"""Walking over the frozen parts of a plan, whatever they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any


def parts(node: object) -> Iterator[object]:
    """The node and everything in it, from the outside in, in the order in which it is written."""
    yield node
    if isinstance(node, tuple):
        for item in node:
            yield from parts(item)
    elif is_dataclass(node):
        for field in fields(node):
            yield from parts(getattr(node, field.name))


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
