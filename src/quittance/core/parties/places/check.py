"""Whether a country exists, and whether a postcode looks like one of its country."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType

from quittance.core.parties.item import ALWAYS

NORTHERN_IRELAND = "XI"
"""Where tax and customs numbers of Northern Ireland are registered; no country (Directive (EU) 2020/1756)."""

RESERVED = MappingProxyType({"UK": "GB", "EL": "GR", NORTHERN_IRELAND: "GB"})
"""Letters that people write for a country that has others in ISO 3166."""


@dataclass(frozen=True, slots=True)
class PostcodeRule:
    """How postcodes of a country look from a day on; without a pattern it has none, or none that we check."""

    starts: date
    pattern: re.Pattern[str] | None
    example: str
    source: str


@cache
def countries() -> Mapping[str, str]:
    """The English name of every country by its two letters."""
    return {row["country"]: row["name"] for row in _table("countries.csv")}


@cache
def postcode_rules() -> Mapping[str, tuple[PostcodeRule, ...]]:
    """The rules by country, the latest last."""
    rules: dict[str, list[PostcodeRule]] = {}
    for row in _table("postcodes.csv"):
        starts = date.fromisoformat(row["from"]) if row["from"] else ALWAYS
        pattern = re.compile(row["pattern"]) if row["pattern"] else None
        rules.setdefault(row["country"], []).append(
            PostcodeRule(starts, pattern, row["example"], row["source"])
        )
    return {country: tuple(sorted(found, key=lambda rule: rule.starts)) for country, found in rules.items()}


def odd_postcode(postcode: str, country: str, until: date | None) -> PostcodeRule | None:
    """The rule that a postcode breaks, or None. `until` is the first day on which the address no longer
    holds: of several rules the last one begun by then counts."""
    rules = [rule for rule in postcode_rules().get(country, ()) if until is None or rule.starts < until]
    if not rules or rules[-1].pattern is None:
        return None
    return None if rules[-1].pattern.fullmatch(postcode) else rules[-1]


def _table(name: str) -> list[dict[str, str]]:
    text = resources.files("quittance.core.parties.places").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
