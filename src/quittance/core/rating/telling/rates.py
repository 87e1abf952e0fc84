"""A rate as the card prints it: "0.40 USD per exact lb", "1 lb per 139 in3", "1.5 %"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quittance.core.rating.telling.numbers import number_text, unit_words
from quittance.core.rating.telling.types import per_unit, unit_of_operand
from quittance.core.rating.words.en import ENGLISH
from quittance.core.tariff.features.priced import RateOf
from quittance.core.tariff.line import Line
from quittance.core.tariff.plan import Plan
from quittance.kernel.exact import Exact
from quittance.kernel.unit import PERCENT


def rates_of(line: Line) -> tuple[RateOf, ...]:
    """The rates of the line's formula, of whatever scale."""
    found: Any = next((step.rates for step in line.steps if hasattr(step, "rates")), ())
    return tuple(found)


def rate_text(
    plan: Plan, line: Line, said: RateOf, rate: Exact, currency: str, words: Mapping[str, str] = ENGLISH
) -> str:
    """The rate that was applied, in the currency of the subject."""
    unit, written = unit_of_operand(plan, line, said.amount)
    if not said.per.unit_text:
        amount = number_text(rate, PERCENT).removesuffix(" %")
        return words["rate_percent"].format(amount=amount)
    amount = number_text(rate, unit, currency or written, words)
    return words[_key(line, said)].format(amount=amount, per=unit_words(said.per.unit_text, words))


def _key(line: Line, said: RateOf) -> str:
    if said.per.started:
        return "rate_started"
    counted = per_unit(said.per).dimension.is_scalar
    return "rate_exact" if line.type.is_money and not counted else "rate_plain"
