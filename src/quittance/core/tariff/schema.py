"""The JSON Schema of `tariff.toml`, for editors that complete and mark while one types."""

from __future__ import annotations

from typing import Any

from quittance.core.facts.kind import Kind
from quittance.core.facts.subjects import SUBJECTS
from quittance.core.tariff.passes.facts import KEYS as FACT_KEYS
from quittance.core.tariff.passes.header import KEYS as HEADER_KEYS
from quittance.core.tariff.passes.header import REQUIRED, SIDES
from quittance.core.tariff.passes.indexes import EVERY
from quittance.core.tariff.passes.indexes import KEYS as INDEX_KEYS
from quittance.core.tariff.passes.names import LINE_KEYS, ROLES
from quittance.core.tariff.schema_words import ABOUT

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_NAMES: Schema = {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_NAME: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
_NUMBER: Schema = {"type": ["string", "number"]}
# A day of TOML arrives as whatever the editor makes of it; as text it is in ISO form.
_DAY: Schema = {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SHARES: Schema = {"type": "object", "additionalProperties": {"type": "string"}}
_TEXT_OR_SHARES: Schema = {"oneOf": [_TEXT, _SHARES]}
_TERM: Schema = {"type": ["string", "boolean", "number"]}

_SPECIAL: dict[str, Schema] = {
    **dict.fromkeys(("from", "before", "known_from"), _DAY),
    **dict.fromkeys(("of", "times", "lists", "greatest_of", "least_of", "reversed_by", "claw_back"), _NAMES),
    **dict.fromkeys(ROLES, _NAME),
    **dict.fromkeys(("decimals", "highest", "language"), _NUMBER),
    **dict.fromkeys(("bearer", "currency"), _TEXT_OR_SHARES),
    "side": {"enum": list(SIDES)},
    "scale": {"enum": ["whole", "slices", "deficit"]},
    "every": {"enum": [word.value for word in EVERY]},
    "kind": {"enum": [kind.value for kind in Kind]},
}


def tariff_schema() -> Schema:
    """The schema as plain data, in draft 2020-12."""
    header = {key: _key(key) for key in HEADER_KEYS}
    header["per"] = {**_key("per"), "enum": list(SUBJECTS)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A tariff of Quittance: tariff.toml",
        "type": "object",
        "required": [*REQUIRED, "line"],
        "additionalProperties": False,
        "properties": {
            **header,
            "terms": {"description": ABOUT["terms"], "type": "object", "additionalProperties": _TERM},
            "facts": _sections("facts", FACT_KEYS, ["kind"]),
            "index": _sections("index", INDEX_KEYS, ["table", "every", "lag"]),
            "line": {
                "description": ABOUT["line"],
                "type": "array",
                "items": {
                    "type": "object",
                    "oneOf": [{"required": [role]} for role in ROLES],
                    "additionalProperties": False,
                    "properties": {key: _key(key) for key in LINE_KEYS},
                },
            },
        },
    }


def _key(key: str) -> Schema:
    about = {"description": ABOUT[key]} if key in ABOUT else {}
    return {**about, **_SPECIAL.get(key, _TEXT)}


def _sections(name: str, keys: tuple[str, ...], required: list[str]) -> Schema:
    return {
        "description": ABOUT[name],
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "required": required,
            "additionalProperties": False,
            "properties": {key: _key(key) for key in keys},
        },
    }
