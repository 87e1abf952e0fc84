"""Works out `above`: only what exceeds the free part counts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.above import Above
from quittance.kernel.exact import subtract

_NOTHING = Decimal(0)


def _prepare(feature: Above, setting: Setting) -> StepWork:
    read = setting.read(feature.limit)

    def above(case: Case, work: Work, value: Any) -> Any:
        limit = read(case)
        if limit is None:
            return value
        rest = subtract(value, limit)
        return rest if rest > _NOTHING else _NOTHING

    return above


FEATURE = StepFeature(Above, _prepare)
