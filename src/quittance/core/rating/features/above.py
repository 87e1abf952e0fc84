"""Works out `above`: only what exceeds the free part counts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.above import Above
from quittance.kernel.exact import subtract

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling

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


def _tell(feature: Above, telling: Telling, text: str, value: Any) -> str:
    if not telling.has(feature.limit):
        return text
    return telling.say("above", text=text, limit=telling.named(feature.limit))


FEATURE = StepFeature(Above, _prepare, _tell)
