"""Works out `times`: an absent factor makes the line absent."""

from __future__ import annotations

from typing import Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.times import Times
from quittance.kernel.exact import multiply


def _prepare(feature: Times, setting: Setting) -> StepWork:
    read = setting.read(feature.factor)

    def times(case: Case, work: Work, value: Any) -> Any:
        factor = read(case)
        return None if factor is None else multiply(value, factor)

    return times


FEATURE = StepFeature(Times, _prepare)
