"""Answers `season`: a window that recurs every year."""

from __future__ import annotations

from quittance.core.rating.case import Case
from quittance.core.rating.dates import in_season
from quittance.core.rating.result import Reason
from quittance.core.rating.setting import GateFeature, Holds, Setting
from quittance.core.tariff.features.season import Season


def _prepare(feature: Season, setting: Setting) -> Holds:
    price_date, first, last = setting.price_date, feature.first, feature.last
    return lambda case: in_season(case.day(price_date), first, last)


def _why(feature: Season, setting: Setting, case: Case) -> Reason:
    values = (("day", case.day(setting.price_date)), ("first", feature.first), ("last", feature.last))
    return Reason("out_of_season", values)


FEATURE = GateFeature(Season, _prepare, _why)
