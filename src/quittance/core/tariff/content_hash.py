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
from quittance.kernel.exact import as_fraction
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
            return {"number": str(as_fraction(node))}
        case date():
            return {"day": node.isoformat()}
        case Place():
            return None
        case tuple():
            return [canonical(item) for item in node]
        case _:
            return _part(node)


def _part(node: Any) -> dict[str, Any]:
    if is_dataclass(node):
        values = {
            field.name: canonical(getattr(node, field.name))
            for field in fields(node)
            if field.name not in _LEFT_OUT and field.init
        }
        return {"is": type(node).__name__, **values}
    raise TypeError(f"a plan has no place for the {type(node).__name__} {node!r}")
