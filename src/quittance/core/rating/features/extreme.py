"""Works out `greatest_of` and `least_of`, and keeps the winner's name."""

from __future__ import annotations

from typing import Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.extreme import Extreme
from quittance.kernel.exact import less


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


FEATURE = StepFeature(Extreme, _prepare)
