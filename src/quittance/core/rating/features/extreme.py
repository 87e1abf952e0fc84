"""Works out `greatest_of` and `least_of`, and keeps the winner's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.extreme import Extreme
from quittance.kernel.exact import less

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling


def _prepare(feature: Extreme, setting: Setting) -> StepWork:
    named = [
        (name, setting.read(operand)) for name, operand in zip(feature.names, feature.operands, strict=True)
    ]
    greatest = feature.greatest

    def extreme(case: Case, work: Work, value: Any) -> Any:
        best = None
        for name, read in named:
            one = read(case)
            if one is None:
                continue
            if best is None or (less(best, one) if greatest else less(one, best)):
                best, work.winner = one, name
        return best

    return extreme


def _tell(feature: Extreme, telling: Telling, text: str, value: Any) -> str:
    names = ", ".join(telling.named(operand) for operand in feature.operands)
    return telling.say("greatest" if feature.greatest else "least", names=names)


FEATURE = StepFeature(Extreme, _prepare, _tell)
