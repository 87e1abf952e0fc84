"""Works out a yes/no line: the answer of its condition."""

from __future__ import annotations

from typing import Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.features.when import holds
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.test import Test


def _prepare(feature: Test, setting: Setting) -> StepWork:
    condition = holds(feature.condition, setting.for_tests())

    def test(case: Case, work: Work, value: Any) -> bool:
        return condition(case)

    return test


FEATURE = StepFeature(Test, _prepare)
