"""Works out a yes/no line: the answer of its condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.features.when import holds
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.test import Test

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling


def _prepare(feature: Test, setting: Setting) -> StepWork:
    condition = holds(feature.condition, setting.for_tests())

    def test(case: Case, work: Work, value: Any) -> bool:
        return condition(case)

    return test


def _tell(feature: Test, telling: Telling, text: str, value: Any) -> str:
    return telling.because()


FEATURE = StepFeature(Test, _prepare, _tell)
