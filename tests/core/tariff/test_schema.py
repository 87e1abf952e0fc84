"""The JSON Schema takes every tariff of the repository, and knows what is wrong with a bad one."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from quittance.core.tariff.passes.facts import KEYS as FACT_KEYS
from quittance.core.tariff.passes.header import KEYS as HEADER_KEYS
from quittance.core.tariff.passes.indexes import KEYS as INDEX_KEYS
from quittance.core.tariff.passes.names import LINE_KEYS
from quittance.core.tariff.schema import tariff_schema
from quittance.core.tariff.schema_words import ABOUT

TARIFFS = sorted((Path(__file__).parents[3] / "tariffs").glob("*/tariff.toml"))


def as_json(path: Path) -> Any:
    """The document as an editor hands it over: days as text."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    return json.loads(json.dumps(document, default=lambda value: value.isoformat()))


@pytest.mark.parametrize("path", TARIFFS, ids=lambda path: path.parent.name)
def test_every_tariff_is_valid(path: Path) -> None:
    jsonschema.validate(as_json(path), tariff_schema())


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(tariff_schema())


def good() -> dict[str, Any]:
    return as_json(next(path for path in TARIFFS if path.parent.name == "royalmail-tracked-online"))


@pytest.mark.parametrize(
    "change",
    [
        {"from": "yesterday"},
        {"side": "both"},
        {"per": "letter"},
        {"colour": "red"},
        {"line": [{"charge": "a", "measure": "b"}]},
        {"line": [{"charge": "A charge"}]},
        {"line": [{"charge": "a", "prise": "1 GBP"}]},
        {"line": [{"charge": "a", "scale": "steps"}]},
        {"index": {"diesel": {"table": "diesel"}}},
    ],
)
def test_mistakes_are_seen(change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**good(), **change}, tariff_schema())


def test_every_key_is_explained_and_nothing_else() -> None:
    keys = {*HEADER_KEYS, *LINE_KEYS, *FACT_KEYS, *INDEX_KEYS, "terms", "facts", "index", "line"}
    assert set(ABOUT) == keys


def test_days_are_days() -> None:
    assert date.fromisoformat(good()["from"])
