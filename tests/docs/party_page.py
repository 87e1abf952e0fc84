"""The page about files of parties, made from the kinds and fields of the code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quittance.adapters.party_files.csv_file import MORE
from quittance.core.parties.kinds import KINDS, Field, Kind, Shape
from quittance.core.parties.places.check import postcode_rules
from tests.docs.sample_page import MADE

_LOOKS = {
    Shape.TEXT: "text",
    Shape.DAY: "a day, `2026-03-31`",
    Shape.COUNTRY: "a country of ISO 3166, `GB`",
    Shape.TERRITORY: "a country of ISO 3166, or `XI` for Northern Ireland",
    Shape.CURRENCY: "a currency of ISO 4217, `GBP`",
    Shape.CODE: "a code without blanks",
    Shape.LANGUAGE: "a language, `en`, `zh-CN`",
}

_TEMPLATE = Path(__file__).with_name("party_files.template.md")
_NEEDED = ("role", "legal_name", "country")


def party_page() -> str:
    """Every kind of item with its fields."""
    return _TEMPLATE.read_text(encoding="utf-8").format(
        made=MADE,
        more=", ".join(f"`{name}`" for name in MORE if name not in _NEEDED),
        kinds="\n".join(map(_kind, KINDS.values())),
        countries=len(postcode_rules()),
    )


def _kind(kind: Kind) -> str:
    head = f"## {kind.name}\n\n{kind.meaning.capitalize()}.\n\n| field | looks like | |\n|---|---|---|\n"
    return head + "".join(
        f"| `{field.name}` | {_look(field)} | {', '.join(_marks(field))} |\n" for field in kind.fields
    )


def _look(field: Field) -> str:
    if field.words:
        return ", ".join(f"`{word}`" for word in field.words)
    return _LOOKS[field.shape]


def _marks(field: Field) -> Iterator[str]:
    if field.is_key:
        yield "key"
    if field.is_needed:
        yield "needed"
    if field.default:
        yield f"`{field.default}` if it is not said"
    if field.is_personal:
        yield "personal"
