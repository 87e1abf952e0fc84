"""Works out `round`: the one visible rounding of a line; the value before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.rounded import Rounded, RoundedToMinorUnit
from quittance.kernel.currency import parse_currency
from quittance.kernel.rounding import Rounding

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling


def _prepare(feature: Rounded, setting: Setting) -> StepWork:
    apply = feature.rounding.apply

    def rounded(case: Case, work: Work, value: Any) -> Any:
        work.exact = value
        return apply(value)

    return rounded


def _prepare_money(feature: RoundedToMinorUnit, setting: Setting) -> StepWork:
    by_currency: dict[str, Rounding] = {}

    def rounded(case: Case, work: Work, value: Any) -> Any:
        currency = case.currency()
        if currency not in by_currency:
            by_currency[currency] = Rounding(feature.mode, parse_currency(currency).minor_step)
        work.exact = value
        return by_currency[currency].apply(value)

    return rounded


def _tell(feature: Rounded, telling: Telling, text: str, value: Any) -> str:
    mode = telling.say("mode_" + feature.rounding.mode.replace(" ", "_"))
    return telling.say("rounded", text=text, mode=mode, step=telling.amount(feature.rounding.step))


ROUNDED = StepFeature(Rounded, _prepare, _tell)
TO_MINOR_UNIT = StepFeature(RoundedToMinorUnit, _prepare_money)
