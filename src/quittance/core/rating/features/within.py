"""Answers `within`: yes, or a refusal when the charge became known too late."""

from __future__ import annotations

from datetime import timedelta

from quittance.core.rating.case import Case
from quittance.core.rating.refusals import Code, Refused
from quittance.core.rating.result import Reason
from quittance.core.rating.setting import GateFeature, Holds, Setting
from quittance.core.tariff.features.within import Within
from quittance.core.tariff.operand import FactRead


def _prepare(feature: Within, setting: Setting) -> Holds:
    since, known = setting.read(FactRead(feature.since)), setting.read(FactRead(feature.known))
    days = timedelta(days=feature.days)

    def holds(case: Case) -> bool:
        if known(case) > since(case) + days:
            raise Refused(Code.TOO_LATE, feature.since)
        return True

    return holds


def _why(feature: Within, setting: Setting, case: Case) -> Reason:
    raise AssertionError("`within` is yes or a refusal, never a reason to leave a line out")


FEATURE = GateFeature(Within, _prepare, _why)
