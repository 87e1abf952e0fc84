"""Bank accounts: IBAN (ISO 13616) and BIC (ISO 9362)."""

from __future__ import annotations

from stdnum import bic, iban
from stdnum.exceptions import ValidationError

_DIGITS = 4
"""How much of an account number is shown where the whole is not needed."""


def normal_iban(text: str) -> str | None:
    """The IBAN in one piece, or None if it is none.

    Its structure is its country's in the IBAN registry of SWIFT, the check digits are mod 97 (ISO 7064).
    """
    try:
        return str(iban.validate(text, check_country=False))
    except ValidationError:
        return None


def normal_bic(text: str) -> str | None:
    """The BIC in one piece, or None if it is none."""
    try:
        return str(bic.validate(text))
    except ValidationError:
        return None


def masked(number: str) -> str:
    """The number with all but its country and last digits left out: "GB..6819"."""
    if len(number) <= 2 * _DIGITS:
        return number
    front = number[:2] if number[:2].isalpha() else ""
    return f"{front}..{number[-_DIGITS:]}"
