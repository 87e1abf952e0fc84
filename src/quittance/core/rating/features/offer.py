"""Works out a discount's budget and its sign."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.offer import Budget, TakenOff
from quittance.kernel.exact import add, minimum, subtract

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling

_NOTHING = Decimal(0)


def _prepare_budget(feature: Budget, setting: Setting) -> StepWork:
    read, pot = setting.read(feature.amount), object()

    def budget(case: Case, work: Work, value: Any) -> Any:
        case.day(setting.price_date)  # without a date the order in which the budget is used is unknown
        amount, used = read(case), case.others.used
        before = used.get(pot, _NOTHING)
        used[pot] = after = add(before, value)
        return subtract(minimum((amount, after)), minimum((amount, before)))

    return budget


def _prepare_taken_off(feature: TakenOff, setting: Setting) -> StepWork:
    def taken_off(case: Case, work: Work, value: Any) -> Any:
        return subtract(_NOTHING, value)

    return taken_off


def _tell_budget(feature: Budget, telling: Telling, text: str, value: Any) -> str:
    return telling.say(
        "budget", text=text, amount=telling.value(feature.amount), granted=telling.amount(value)
    )


def _tell_taken_off(feature: TakenOff, telling: Telling, text: str, value: Any) -> str:
    return telling.say("taken_off", text=text)


BUDGET = StepFeature(Budget, _prepare_budget, _tell_budget)
TAKEN_OFF = StepFeature(TakenOff, _prepare_taken_off, _tell_taken_off)
