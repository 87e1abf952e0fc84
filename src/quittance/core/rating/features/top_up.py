"""Works out `top_up_to` and `cut_down_to`: what is missing from, or over, an amount."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING, Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.top_up import TopUp
from quittance.kernel.exact import Exact, add, subtract

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling

_NOTHING: Exact = Decimal(0)


def _prepare(feature: TopUp, setting: Setting) -> StepWork:
    reads = [setting.read(operand) for operand in feature.operands]
    target_of = setting.read(feature.target)

    def top_up(case: Case, work: Work, value: Any) -> Any:
        parts = [part for read in reads if (part := read(case)) is not None]
        work.basis = total = reduce(add, parts, _NOTHING)
        target = target_of(case)
        if target is None:  # nothing was agreed, so nothing is missing or over
            return _NOTHING
        rest = subtract(total, target) if feature.cut else subtract(target, total)
        return rest if rest > _NOTHING else _NOTHING

    return top_up


def _tell(feature: TopUp, telling: Telling, text: str, value: Any) -> str:
    key = "cut_down" if feature.cut else "top_up"
    return telling.say(key, text=telling.total_of(feature.operands), target=telling.named(feature.target))


FEATURE = StepFeature(TopUp, _prepare, _tell)
