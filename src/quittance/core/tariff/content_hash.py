"""One hash over what a tariff means: the same for a folder and a workbook, another one after any change of
meaning."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from quittance.core.tariff.plan import Plan
from quittance.kernel.finding import Place

_LEFT_OUT = ("place", "content_hash")


def content_hash(plan: Plan) -> str:
    """`sha256:` and the hash over the plan in one canonical form, without places and layout."""
    text = json.dumps(canonical(plan), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def canonical(node: Any) -> Any:
    """The node in terms of JSON: numbers as reduced ratios, days in ISO form, parts with the name of what
    they are."""
    match node:
        case None | bool():
            return node
        case Enum():
            return node.value
        case str() | int():
            return node
        case Decimal() | Fraction():
            numerator, denominator = node.as_integer_ratio()
            return {"number": str(numerator) if denominator == 1 else f"{numerator}/{denominator}"}
        case date():
            return {"day": node.isoformat()}
        case Place():
            return None
        case tuple():
            return [canonical(item) for item in node]
        case _:
            return _part(node)


def _part(node: Any) -> dict[str, Any]:
    values = {name: canonical(getattr(node, name)) for name in _names(type(node))}
    return {"is": type(node).__name__, **values}


_KNOWN: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    """The fields that count; looked up once for each kind, since a plan has many parts."""
    if kind not in _KNOWN:
        if not is_dataclass(kind):
            raise TypeError(f"a plan has no place for a {kind.__name__}")
        _KNOWN[kind] = tuple(one.name for one in fields(kind) if one.name not in _LEFT_OUT and one.init)
    return _KNOWN[kind]
