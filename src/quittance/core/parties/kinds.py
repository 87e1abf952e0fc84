"""What can be said of a party: kinds of items with their fields. Files, tables and pages follow from here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

ROLES = ("entity", "seller", "carrier", "warehouse", "broker", "vendor")
"""What a party is to us; `entity` is one of our own."""

SOLE_TRADER = "sole_trader"
"""A legal form: the legal name is a person's name."""

FORMS = ("company", SOLE_TRADER, "public_body")

ADDRESSES = ("registered", "billing", "operations", "returns")
REGISTRATIONS = ("vat", "company", "eori", "ioss", "lei", "tax")
EVIDENCE = ("vies", "register_extract", "tax_certificate", "trade_licence", "bank_letter", "declaration")
RESULTS = ("valid", "invalid", "open")
VENDOR_ROLES = ("contract_party", "performing_carrier", "invoice_issuer", "remit_to", "factor")


class Shape(StrEnum):
    """How the value of a field looks."""

    TEXT = "text"
    WORD = "word"
    DAY = "day"
    COUNTRY = "country"
    TERRITORY = "territory"
    CURRENCY = "currency"
    CODE = "code"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an item.

    words        the only values of a word.
    is_key       part of what tells items of a kind apart, together with the day they hold from.
    is_personal  kept where it can be erased, never in history, hashes or the event log.
    """

    name: str
    shape: Shape = Shape.TEXT
    words: tuple[str, ...] = ()
    is_key: bool = False
    is_needed: bool = False
    is_personal: bool = False
    default: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item: `[[name]]` in a TOML file, a sheet of the same name in a workbook."""

    name: str
    meaning: str
    fields: tuple[Field, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the fields that tell items apart."""
        return tuple(field.name for field in self.fields if field.is_key)

    @property
    def plain(self) -> tuple[str, ...]:
        """The names of the fields that history keeps."""
        return tuple(field.name for field in self.fields if not field.is_personal)

    @property
    def personal(self) -> tuple[str, ...]:
        """The names of the fields that can be erased."""
        return tuple(field.name for field in self.fields if field.is_personal)


def _word(name: str, words: tuple[str, ...], *, key: bool = False, default: str = "") -> Field:
    return Field(name, Shape.WORD, words, is_key=key, is_needed=not default, default=default)


_ALL = (
    Kind(
        "profile",
        "what the party is and is called",
        (
            _word("role", ROLES),
            Field("legal_name", is_needed=True),
            Field("country", Shape.COUNTRY, is_needed=True),
            _word("form", FORMS, default="company"),
            Field("trading_name"),
            Field("language", Shape.LANGUAGE),
            Field("group", Shape.CODE),
        ),
    ),
    Kind(
        "address",
        "where it is, one for each purpose",
        (
            _word("kind", ADDRESSES, key=True),
            Field("street", is_personal=True),
            Field("city"),
            Field("region"),
            Field("postcode"),
            Field("country", Shape.COUNTRY, is_needed=True),
        ),
    ),
    Kind(
        "registration",
        "a number by which an authority knows it",
        (
            _word("kind", REGISTRATIONS, key=True),
            Field("country", Shape.TERRITORY, is_key=True, is_needed=True),
            Field("number", is_needed=True),
        ),
    ),
    Kind(
        "evidence",
        "a proof of its business status, with who looked and when",
        (
            _word("kind", EVIDENCE, key=True),
            Field("about", is_key=True),
            Field("checked", Shape.DAY, is_key=True, is_needed=True),
            Field("checker", is_needed=True),
            _word("result", RESULTS),
            Field("reference"),
        ),
    ),
    Kind(
        "contact",
        "a person or a desk to write to",
        (
            Field("contact", Shape.CODE, is_key=True, is_needed=True),
            Field("purpose", is_needed=True),
            Field("language", Shape.LANGUAGE),
            Field("name", is_personal=True),
            Field("email", is_personal=True),
            Field("phone", is_personal=True),
        ),
    ),
    Kind(
        "account",
        "a bank account",
        (
            Field("account", Shape.CODE, is_key=True, is_needed=True),
            Field("currency", Shape.CURRENCY, is_needed=True),
            Field("country", Shape.COUNTRY),
            Field("iban"),
            Field("bic"),
            Field("bank_code"),
            Field("number"),
            Field("holder", is_personal=True),
        ),
    ),
    Kind(
        "vendor_role",
        "what it does in the business with a vendor",
        (
            _word("role", VENDOR_ROLES, key=True),
            Field("of", Shape.CODE, is_key=True),
            Field("account", Shape.CODE),
            Field("notice"),
            Field("notice_day", Shape.DAY),
        ),
    ),
    Kind(
        "customer_number",
        "the number under which a vendor knows one of our entities",
        (
            Field("number", is_key=True, is_needed=True),
            Field("entity", Shape.CODE, is_key=True),
            Field("purpose"),
        ),
    ),
    Kind(
        "shop",
        "a shop that belongs to it",
        (Field("shop", Shape.CODE, is_key=True, is_needed=True), Field("marketplace", Shape.CODE)),
    ),
)

KINDS = MappingProxyType({kind.name: kind for kind in _ALL})
"""All of them by name, in the order of a file."""
