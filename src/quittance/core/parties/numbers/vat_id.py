"""VAT ids, by the rule of their country."""

from __future__ import annotations

from types import MappingProxyType

from stdnum.exceptions import ValidationError
from stdnum.util import clean, get_cc_module

PREFIXES = MappingProxyType({"GR": "EL"})
"""Countries whose VAT ids begin with other letters (Directive 2006/112/EC, article 215: Greece uses EL)."""

WITH_PREFIX = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
})  # fmt: skip
"""Where VAT ids are written with a prefix."""


class NoRule(Exception):
    """No rule is known for the country."""


def normal_vat_id(text: str, country: str) -> str | None:
    """The VAT id in one piece, with its prefix where it has one; None if it is none. Raises `NoRule`.

    XI is Northern Ireland, whose ids have the digits of Great Britain's.
    """
    module = get_cc_module("GB" if country == "XI" else country, "vat")
    if module is None:
        raise NoRule(country)
    number = clean(text, " -./").upper()
    prefix = PREFIXES.get(country, country)
    if country in WITH_PREFIX:
        if number[:2] in _ALL_PREFIXES - {prefix}:
            return None
        number = number.removeprefix(prefix)
    try:
        checked = str(module.validate(number))
    except ValidationError:
        return None
    return prefix + checked.removeprefix(prefix) if country in WITH_PREFIX else checked


_ALL_PREFIXES = frozenset(PREFIXES.get(country, country) for country in WITH_PREFIX)
