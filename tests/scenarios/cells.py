"""What a cell of a scenario pack may hold: the kinds of values, and how each is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

Value = str | bool | date | datetime | Decimal | int | None

CHOICES: dict[str, tuple[str, ...]] = {
    "side": ("sell", "buy"),
    "contract_side": ("sell", "buy", "internal"),
    "coverage": ("settled", "invoiced", "paid"),
    "due": ("due", "not_due", "reversed", "waived", "blocked"),
    "disposition": ("not_chargeable", "waived", "platform_borne", "below_floor", "written_off"),
    "document_kind": (
        "settlement_statement", "tax_invoice", "credit_note", "vendor_statement", "vendor_invoice",
        "vendor_credit_note", "billing_instruction", "compensation", "internal_invoice", "payment",
        "reversing_record", "cod_remittance", "disbursement_note",
    ),
    "document_state": (
        "draft", "issued", "sent", "accepted", "refused", "void", "cancelled", "received", "paid",
    ),
    "case_kind": ("dispute", "claim", "fact_request", "expected_credit", "shortage", "clearance"),
    "case_state": ("open", "waiting", "won", "lost", "closed", "turned_back"),
    "severity": ("blocks", "warning", "notice"),
    "state": ("estimated", "rated", "invoiced", "allocated"),
    "papers": ("both", "invoice", "none"),
    "account_kind": ("asset", "liability", "income", "expense"),
}  # fmt: skip

_ID = re.compile(r"\S(.*\S)?")
_RANGE = re.compile(r"(?P<stem>.*?)(?P<first>\d+)\.\.(?P<again>.*?)(?P<last>\d+)")
_MONEY = re.compile(r"-?\d+\.\d{2,4}")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text


def moment(text: str) -> datetime:
    """A time with its offset, in UTC."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found.astimezone(UTC)


def _yes_no(text: str) -> bool:
    return {"yes": True, "no": False}[text]


READERS: dict[str, tuple[Callable[[str], Value], str]] = {
    "id": (lambda text: _matching(_ID, text), "an id"),
    "text": (lambda text: text, "text"),
    "day": (date.fromisoformat, "a day such as 2026-03-12"),
    "moment": (moment, "a time with its offset, such as 2026-03-12T02:00:00Z"),
    "money": (lambda text: Decimal(_matching(_MONEY, text)), "an amount with two to four decimals"),
    "number": (lambda text: Decimal(_matching(_NUMBER, text)), "a number"),
    "count": (int, "a whole number"),
    "currency": (lambda text: _matching(re.compile("[A-Z]{3}"), text), "a currency such as GBP"),
    "yes_no": (_yes_no, "yes or no"),
}
"""Kind of cell → how its text is read, and what to call it."""


class BadCell(ValueError):
    """A cell that is not what its column holds; the text says what was wanted."""


def read_cell(text: str, kind: str) -> Value:
    """The value in the text. A kind that ends in `?` may be empty."""
    if not text:
        if kind.endswith("?"):
            return None
        raise BadCell("is empty")
    kind = kind.removesuffix("?")
    if kind in CHOICES:
        if text not in CHOICES[kind]:
            raise BadCell(f"is {text!r}, which is none of {', '.join(CHOICES[kind])}")
        return text
    read, wanted = READERS[kind]
    try:
        return read(text)
    except (ValueError, KeyError) as error:
        raise BadCell(f"is {text!r}, which is not {wanted}") from error


def how_many(id: str) -> int:
    """The subjects that an id stands for: `M-0001..M-1437` are 1,437 alike, anything else is one."""
    found = _RANGE.fullmatch(id)
    if not found:
        return 1
    if found["stem"] != found["again"] or len(found["first"]) != len(found["last"]):
        raise ValueError(f"{id!r} is no range: write both ends alike, as in M-0001..M-1437")
    return int(found["last"]) - int(found["first"]) + 1
