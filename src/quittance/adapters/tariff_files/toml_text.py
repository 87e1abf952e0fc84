"""Values in the notation of TOML: for the folder that is written, and for workbook cells that need it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date

from quittance.core.tariff.source import RawValue

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}


def toml_value(value: RawValue) -> str:
    """The value on one line: `"0.25 lb"`, `true`, `2026-02-01`, `["a", "b"]`, `{ by = "market" }`."""
    match value:
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case str():
            return _quoted(value)
        case tuple():
            return f"[{', '.join(map(_quoted, value))}]"
        case Mapping():
            return (
                "{ " + ", ".join(f"{toml_key(key)} = {_quoted(text)}" for key, text in value.items()) + " }"
            )


def toml_key(key: str) -> str:
    """The key, quoted where it has to be."""
    return key if _BARE_KEY.fullmatch(key) else _quoted(key)


def parse_toml_value(text: str) -> RawValue | None:
    """The value in such a text; None if it is none, or of a kind that a tariff does not have."""
    try:
        value = tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return None
    if isinstance(value, (bool, date, str)):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
        return value
    return None


def _quoted(text: str) -> str:
    signs = (_ESCAPES.get(sign) or (sign if sign.isprintable() else _code(sign)) for sign in text)
    return f'"{"".join(signs)}"'


def _code(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
