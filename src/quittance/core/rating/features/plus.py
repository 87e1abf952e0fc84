"""Works out `plus`: a quantity added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.plus import Plus
from quittance.kernel.exact import add

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling


def _prepare(feature: Plus, setting: Setting) -> StepWork:
    read = setting.read(feature.amount)

    def plus(case: Case, work: Work, value: Any) -> Any:
        amount = read(case)
        if amount is None or value is None:
            return value if amount is None else amount
        return add(value, amount)

    return plus


def _tell(feature: Plus, telling: Telling, text: str, value: Any) -> str:
    if not telling.has(feature.amount):
        return text
    return telling.say("plus", text=text, amount=telling.named(feature.amount))


FEATURE = StepFeature(Plus, _prepare, _tell)
