"""The cover: who prices what for whom, in which currency, from when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from quittance.core.facts.kind import Kind
from quittance.core.facts.lookup import find_definition
from quittance.core.facts.subjects import SUBJECTS
from quittance.core.tariff.findings import near
from quittance.core.tariff.plan import CurrencyRule, Header
from quittance.core.tariff.reading.draft import Draft
from quittance.core.tariff.reading.fields import Fields
from quittance.kernel.currency import UnknownCurrency, parse_currency

REQUIRED = ("tariff", "title", "from", "side", "currency", "vat", "per", "price_date", "source", "trust")
KEYS = (*REQUIRED, "before", "known_from", "trigger", "time_zone", "lists", "note", "language", "published")
SIDES = ("buy", "sell", "internal")
_VAT = re.compile(r"excluded|included( [0-9.]+ %)?|exempt|not verified")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*", re.ASCII)


def run(draft: Draft) -> None:
    """Fills `draft.header` and `draft.lists`."""
    cover = Fields(draft.source.header, draft.source.place, draft.findings)
    cover.only(KEYS, "The header")
    cover.required(REQUIRED, "The header")
    starts, ends = cover.day("from"), cover.day("before")
    if starts is not None and ends is not None and starts >= ends:
        cover.find("BAD_VALUE", f"No day is from {starts} and before {ends}.", "before")
    _one_of(cover, "side", SIDES)
    _one_of(cover, "per", tuple(SUBJECTS))
    if cover.text("vat") and not _VAT.fullmatch(cover.text("vat")):
        hint = "excluded, included, included 20 %, exempt or not verified."
        cover.find("BAD_VALUE", f"vat: {cover.text('vat')!r} is not known.", "vat", hint)
    if cover.text("tariff") and not _ID.fullmatch(cover.text("tariff")):
        cover.find("BAD_VALUE", "tariff: an id has lower-case letters, digits and hyphens.", "tariff")
    if cover.has("language") and cover.text("language") != "1":
        cover.find("BAD_VALUE", f"language: this is version 1, not {cover.text('language')}.", "language")
    draft.lists = cover.texts("lists")
    draft.header = Header(
        tariff=cover.text("tariff"),
        title=cover.text("title"),
        starts=starts or date.min,
        ends=ends,
        known_from=cover.day("known_from"),
        side=cover.text("side"),
        currency=_currency(cover),
        vat=cover.text("vat"),
        subject=cover.text("per"),
        price_date=cover.text("price_date"),
        trigger=cover.text("trigger"),
        time_zone=cover.text("time_zone") or "UTC",
        source=cover.text("source"),
        trust=cover.text("trust"),
        note=cover.text("note"),
    )


def check_price_date(draft: Draft, fields: Fields) -> None:
    """The fact under `price_date` must be a date."""
    name = fields.text("price_date")
    definition = find_definition(name, draft.facts) if name else None
    if name and (definition is None or definition.kind is not Kind.DATE):
        fields.find("BAD_VALUE", f"price_date: {name!r} is no date fact.", "price_date")


def _one_of(cover: Fields, key: str, known: tuple[str, ...]) -> None:
    value = cover.text(key)
    if value and value not in known:
        cover.find("BAD_VALUE", f"{key}: {value!r} is none of {', '.join(known)}.", key, near(value, known))


def _currency(cover: Fields) -> CurrencyRule:
    value = cover.raw("currency")
    if not isinstance(value, Mapping):
        return CurrencyRule(_code(cover, cover.text("currency")))
    by = value.get("by", "")
    if not by:
        cover.find("MISSING_KEY", "currency needs `by`, the word that picks one.", "currency")
    codes = tuple((word, _code(cover, code)) for word, code in value.items() if word != "by")
    if not codes:
        cover.find("BAD_VALUE", "currency names no currency.", "currency")
    return CurrencyRule("", by, codes)


def _code(cover: Fields, code: str) -> str:
    if not code:
        return ""
    try:
        return parse_currency(code).code
    except UnknownCurrency as refusal:
        cover.find("BAD_VALUE", f"currency: {refusal.message}", "currency", refusal.hint)
        return ""
