"""One item of a file: its values made normal, and everything that is wrong with them."""

from __future__ import annotations

import re
from datetime import date

from quittance.core.parties.findings import found
from quittance.core.parties.item import ALWAYS, Item, Value, key_of
from quittance.core.parties.kinds import KINDS, SOLE_TRADER, Field, Shape
from quittance.core.parties.meaning import normal_number_of
from quittance.core.parties.places.check import NORTHERN_IRELAND, RESERVED, countries, odd_postcode
from quittance.core.parties.source import SourceItem
from quittance.kernel.currency import UnknownCurrency, parse_currency
from quittance.kernel.finding import Finding, Severity

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,79}")
_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{2,4})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TEXT_MAX = 200

PERIOD = ("from", "until")
"""Fields of every item: its first day, and the first day on which it no longer holds."""


class ItemChecker:
    """Checks an item once; `findings` has what is wrong, errors and less."""

    def __init__(self, source: SourceItem) -> None:
        self._source = source
        self._kind = KINDS[source.kind]
        self.findings: list[Finding] = []

    def key(self) -> str | None:
        """The key as far as it can be read, to leave alone what the books have of it."""
        values = {name: str(self._source.values.get(name, "")).strip() for name in self._kind.keys}
        return key_of(self._kind, values) or ("" if not self._kind.keys else None)

    def item(self) -> Item | None:
        """The item; None if something in it is an error."""
        self._unknown_fields()
        values = {field.name: self._value(field) for field in self._kind.fields}
        starts, ends = self._day("from") or ALWAYS, self._day("until")
        if ends is not None and ends <= starts:
            self._find("PARTY_ENDS_EARLY", "until", f"It ends on {ends}, but begins on {starts}.")
        personal = set(self._kind.personal)
        if values.get("form") == SOLE_TRADER:
            personal.add("legal_name")
        plain = {name: "" if name in personal else value for name, value in values.items()}
        for name in self._kind.personal:
            del plain[name]
        item = Item(
            self._kind.name,
            starts,
            ends,
            plain,
            {name: str(values[name]) for name in sorted(personal) if values[name]},
        )
        if self._is_wrong():
            return None
        item = self._with_numbers(item)
        return None if self._is_wrong() else item

    def _is_wrong(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def _find(self, code: str, name: str, message: str, hint: str = "") -> None:
        self.findings.append(found(code, message, self._source.place_of(name), hint))

    def _unknown_fields(self) -> None:
        known = [field.name for field in self._kind.fields]
        for name in self._source.values:
            if name not in known and name not in PERIOD:
                self._find(
                    "PARTY_FIELD_UNKNOWN",
                    name,
                    f"{self._kind.name} has no field {name}.",
                    f"Known: {', '.join((*known, *PERIOD))}.",
                )

    def _value(self, field: Field) -> Value:
        raw = self._source.values.get(field.name, "")
        if field.shape is Shape.DAY:
            day = self._day(field.name)
            if day is None and field.is_needed and raw == "":
                self._missing(field)
            return day if day is not None else ""
        text = " ".join(str(raw).split())
        if not text:
            if field.is_needed and not self._may_be_erased(field):
                self._missing(field)
            return field.default
        return self._shaped(field, text)

    def _may_be_erased(self, field: Field) -> bool:
        return field.name == "legal_name" and self._source.values.get("form") == SOLE_TRADER

    def _missing(self, field: Field) -> None:
        self._find("PARTY_FIELD_MISSING", field.name, f"{self._kind.name} does not say {field.name}.")

    def _day(self, name: str) -> date | None:
        value = self._source.values.get(name, "")
        if isinstance(value, date):
            return value
        if value == "":
            return None
        try:
            if _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        self._find("PARTY_DAY_BAD", name, f"{name}: {value!r} is not a day.")
        return None

    def _shaped(self, field: Field, text: str) -> str:
        match field.shape:
            case Shape.WORD:
                if text not in field.words:
                    known = f"Known: {', '.join(field.words)}."
                    self._find("PARTY_WORD_UNKNOWN", field.name, f"{field.name} cannot be {text!r}.", known)
            case Shape.COUNTRY | Shape.TERRITORY:
                text = text.upper()
                has_own = field.shape is Shape.TERRITORY and text == NORTHERN_IRELAND
                if text not in countries() and not has_own:
                    hint = f"{RESERVED[text]} is the country's code." if text in RESERVED else ""
                    self._find("COUNTRY_UNKNOWN", field.name, f"There is no country {text!r}.", hint)
            case Shape.CURRENCY:
                text = text.upper()
                try:
                    parse_currency(text)
                except UnknownCurrency:
                    self._find("ACCOUNT_CURRENCY_UNKNOWN", field.name, f"There is no currency {text!r}.")
            case Shape.CODE | Shape.LANGUAGE:
                pattern = _CODE if field.shape is Shape.CODE else _LANGUAGE
                if not pattern.fullmatch(text):
                    self._find("PARTY_TEXT_BAD", field.name, f"{field.name}: {text!r} is no {field.shape}.")
            case _:
                if len(text) > _TEXT_MAX or not text.isprintable():
                    self._find(
                        "PARTY_TEXT_BAD",
                        field.name,
                        f"{field.name} has {len(text)} characters, or such as cannot be printed.",
                        f"At most {_TEXT_MAX}.",
                    )
        return text

    def _with_numbers(self, item: Item) -> Item:
        """The item with its numbers in their normal form, and findings about what they are not."""
        if item.kind == "address" and item.values["postcode"]:
            self._postcode(item)
        values = dict(item.values)
        for name, code, normal, message in normal_number_of(item):
            if normal is None:
                self._find(code, name, message)
            else:
                if code:
                    self._find(code, name, message)
                values[name] = normal
        return Item(item.kind, item.starts, item.ends, values, item.personal)

    def _postcode(self, item: Item) -> None:
        postcode, country = item.text("postcode"), item.text("country")
        rule = odd_postcode(postcode, country, item.ends)
        if rule is not None:
            message = f"{postcode!r} does not look like a postcode of {country}, such as {rule.example}."
            self._find("POSTCODE_ODD", "postcode", message)
