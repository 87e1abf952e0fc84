"""Agreed values with a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quittance.core.tariff.language.amount import Amount
from quittance.core.tariff.language.rate import RateText
from quittance.kernel.finding import Place


@dataclass(frozen=True, slots=True)
class Term:
    """A term. Numbers stay on the plan as literals; words, yes/no and days are settled when the tariff is
    checked."""

    name: str
    value: Amount | RateText | str | bool | date
    place: Place
