"""Why a line could not be worked out: the codes that a sheet knows, and the signal that carries one inside
the rater."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from sys import maxsize


class Code(StrEnum):
    """A refusal of a line by name, never a zero. `docs/reference/tariff-language.md`, section 11."""

    NO_ROW = "NO_ROW"  # no row of the table fits
    NO_PRICE = "NO_PRICE"  # the row has neither price nor rate
    NO_INDEX = "NO_INDEX"  # nothing was published for that period
    MISSING_FACT = "MISSING_FACT"
    TOO_LATE = "TOO_LATE"
    WRONG_CURRENCY = "WRONG_CURRENCY"  # the amount read is in another currency than the subject's
    NO_COLUMN = "NO_COLUMN"  # the word picks no heading
    NO_VERSION = "NO_VERSION"  # no version of the tariff is in force
    BUY_REFUSED = "BUY_REFUSED"  # the buy side of the subject has no price, so its cost is not known


class Refused(Exception):
    """Raised by whatever a line needs, caught where the line is worked out: callers of the rater see results
    only.

    about   the fact, table, index or column that is missing.
    by      the line where it started; empty while that is the line being worked out.
    number  that line's place on the sheet; 0 while that is the line being worked out.
    """

    def __init__(self, code: Code, about: str = "", by: str = "", number: int = 0) -> None:
        super().__init__(code, about, by, number)
        self.code = code
        self.about = about
        self.by = by
        self.number = number

    def again(self) -> Refused:
        """The same, to be raised once more."""
        return Refused(self.code, self.about, self.by, self.number)


_RANK = {code: rank for rank, code in enumerate(Code)}


def foremost(refusals: Iterable[Refused]) -> Refused:
    """Of the refusals of several members the one that starts highest on the sheet; on one line the one listed
    first
    in section 11. Their order in time plays no part."""
    return min(refusals, key=lambda one: (one.number or maxsize, _RANK[one.code]))
