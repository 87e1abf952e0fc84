"""Works out a look-up: the line is the cell of its row."""

from __future__ import annotations

from typing import Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.refusals import Code, Refused
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.operand import CellRead


def _prepare(feature: OwnCell, setting: Setting) -> StepWork:
    read = setting.read(CellRead(feature.heading))

    def own_cell(case: Case, work: Work, value: Any) -> Any:
        cell = read(case)
        if cell is None:
            raise Refused(Code.NO_PRICE, feature.heading)
        return cell

    return own_cell


FEATURE = StepFeature(OwnCell, _prepare)
