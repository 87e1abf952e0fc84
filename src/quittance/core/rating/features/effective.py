"""Answers `from` and `before` on a line: a window that happens once."""

from __future__ import annotations

from quittance.core.rating.case import Case
from quittance.core.rating.result import Reason
from quittance.core.rating.setting import GateFeature, Holds, Setting
from quittance.core.tariff.features.effective import Effective


def _prepare(feature: Effective, setting: Setting) -> Holds:
    price_date, starts, ends = setting.price_date, feature.starts, feature.ends

    def holds(case: Case) -> bool:
        day = case.day(price_date)
        return (starts is None or starts <= day) and (ends is None or day < ends)

    return holds


def _why(feature: Effective, setting: Setting, case: Case) -> Reason:
    day = case.day(setting.price_date)
    if feature.starts is not None and day < feature.starts:
        return Reason("not_yet", (("day", day), ("starts", feature.starts)))
    return Reason("no_longer", (("day", day), ("ends", feature.ends)))


FEATURE = GateFeature(Effective, _prepare, _why)
