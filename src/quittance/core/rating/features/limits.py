"""Works out `at_least` and `at_most`: what is absent or an empty cell limits nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.limits import AtLeast, AtMost
from quittance.kernel.exact import less

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling


def _prepare_least(feature: AtLeast, setting: Setting) -> StepWork:
    read = setting.read(feature.limit)

    def at_least(case: Case, work: Work, value: Any) -> Any:
        limit = read(case)
        return limit if limit is not None and less(value, limit) else value

    return at_least


def _prepare_most(feature: AtMost, setting: Setting) -> StepWork:
    read = setting.read(feature.limit)

    def at_most(case: Case, work: Work, value: Any) -> Any:
        limit = read(case)
        return limit if limit is not None and less(limit, value) else value

    return at_most


def _tell_least(feature: AtLeast, telling: Telling, text: str, value: Any) -> str:
    if not telling.has(feature.limit):
        return text
    return telling.say("at_least", text=text, limit=telling.named(feature.limit))


def _tell_most(feature: AtMost, telling: Telling, text: str, value: Any) -> str:
    if not telling.has(feature.limit):
        return text
    return telling.say("at_most", text=text, limit=telling.named(feature.limit))


AT_LEAST = StepFeature(AtLeast, _prepare_least, _tell_least)
AT_MOST = StepFeature(AtMost, _prepare_most, _tell_most)
