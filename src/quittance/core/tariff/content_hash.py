"""One hash over what a tariff means: the same for a folder and a workbook, another one after any change of
meaning."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from json.encoder import encode_basestring
from types import NoneType
from typing import TYPE_CHECKING, Any

from quittance.kernel.finding import Place

if TYPE_CHECKING:
    from quittance.core.tariff.plan import Plan

Writer = Callable[[Any], str]


def content_hash(plan: Plan) -> str:
    """`sha256:` and the hash over the plan in one canonical form, without places and layout."""
    return "sha256:" + hashlib.sha256(canonical(plan).encode()).hexdigest()


def canonical(node: Any) -> str:
    """The node as JSON without spaces, keys in order: numbers as reduced ratios, days in ISO form, parts with
    the name of what they are.

    Written straight to text, by the node's type: a price list has half a million nodes.
    """
    return _WRITERS[type(node)](node)


def _enum(node: Any) -> str:
    return canonical(node.value)


def _number(node: Decimal | Fraction) -> str:
    numerator, denominator = node.as_integer_ratio()
    return f'{{"number":"{numerator}"}}' if denominator == 1 else f'{{"number":"{numerator}/{denominator}"}}'


def _tuple(node: tuple[Any, ...]) -> str:
    return f"[{','.join([_WRITERS[type(item)](item) for item in node])}]"


def _part_writer(kind: type) -> Writer:
    """How parts of that kind are written: its fields that count, found once."""
    if not is_dataclass(kind):
        raise TypeError(f"a plan has no place for a {kind.__name__}")
    names = sorted(one.name for one in fields(kind) if one.name != "place" and one.init)
    said = sorted([*(f'"{name}":%s' for name in names), f'"is":"{kind.__name__}"'])
    form = f"{{{','.join(said)}}}"

    def write(node: Any) -> str:
        values = [getattr(node, name) for name in names]
        return form % tuple([_WRITERS[type(value)](value) for value in values])

    return write


class _Writers(dict[type, Writer]):
    """By type; kinds of parts are added as they are met."""

    def __missing__(self, kind: type) -> Writer:
        self[kind] = _enum if issubclass(kind, Enum) else _part_writer(kind)
        return self[kind]


_WRITERS = _Writers(
    {
        NoneType: lambda _: "null",
        Place: lambda _: "null",
        bool: lambda node: "true" if node else "false",
        int: str,
        str: encode_basestring,
        Decimal: _number,
        Fraction: _number,
        date: lambda node: f'{{"day":"{node.isoformat()}"}}',
        tuple: _tuple,
    }
)
