"""Works out `times`: an absent factor makes the line absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.times import Times
from quittance.kernel.exact import multiply

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling


def _prepare(feature: Times, setting: Setting) -> StepWork:
    read = setting.read(feature.factor)

    def times(case: Case, work: Work, value: Any) -> Any:
        factor = read(case)
        return None if factor is None else multiply(value, factor)

    return times


def _tell(feature: Times, telling: Telling, text: str, value: Any) -> str:
    return telling.say("times", text=text, factor=telling.named(feature.factor))


FEATURE = StepFeature(Times, _prepare, _tell)
