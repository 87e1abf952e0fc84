"""Numbers of companies in the registers of their countries, and the LEI (ISO 17442)."""

from __future__ import annotations

import re
from importlib import import_module
from types import MappingProxyType

from stdnum import lei
from stdnum.exceptions import ValidationError
from stdnum.util import clean

_BY_CHECK_DIGIT = MappingProxyType(
    {
        "AT": "at.businessid",
        "AU": "au.acn",
        "BE": "be.vat",
        "CH": "ch.uid",
        "CN": "cn.uscc",
        "CZ": "cz.dic",
        "DK": "dk.cvr",
        "EE": "ee.registrikood",
        "ES": "es.cif",
        "FI": "fi.ytunnus",
        "FR": "fr.siren",
        "IT": "it.iva",
        "NO": "no.orgnr",
        "SE": "se.orgnr",
    }
)
"""Rules with check digits, by country."""

_BY_FORM = MappingProxyType(
    {
        "GB": re.compile(r"[0-9]{8}|[A-Z]{2}[0-9]{6}|[A-Z][0-9]{7}|[A-Z]{2}[0-9]{5}[A-Z]"),
        "IE": re.compile(r"[0-9]{5,6}"),
        "NL": re.compile(r"[0-9]{8}"),
        "PL": re.compile(r"[0-9]{10}"),
        "DE": re.compile(r"(HRA|HRB|GNR|PR|VR)[0-9]{1,6}[A-Z]{0,3}.*"),
    }
)
"""Forms without check digits: Companies House, CRO, KVK, KRS, and the German registers with their court."""


def normal_company_number(text: str, country: str) -> str | None:
    """The number in one piece, or None if it cannot be one of that country. Unknown rules let it pass."""
    number = clean(text, " .").upper()
    if country in _BY_CHECK_DIGIT:
        module = import_module(f"stdnum.{_BY_CHECK_DIGIT[country]}")
        try:
            return str(module.validate(number))
        except ValidationError:
            return None
    if country == "DE":
        return " ".join(text.split()) if _BY_FORM["DE"].fullmatch(number) else None
    if country == "GB" and number.isdigit():
        number = number.zfill(8)
    form = _BY_FORM.get(country)
    return number if form is None or form.fullmatch(number) else None


def normal_lei(text: str) -> str | None:
    """The LEI in one piece, or None if it is none."""
    try:
        return str(lei.validate(text))
    except ValidationError:
        return None
