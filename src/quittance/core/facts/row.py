"""One fact as the rater sees it: the subject's kind and id, and named values in base units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from quittance.kernel.exact import Exact

Value = Exact | str | bool | date


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact row. Numbers are exact in base units: kg, m, m3, day, the major unit of money, 1.

    A missing fact has no key. Derived facts (volume, length_girth, ...) are filled in by who makes the row:
    see `derived.complete`.
    """

    subject: str
    id: str
    values: Mapping[str, Value]
