"""Works out a look-up: the line is the cell of its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.refusals import Code, Refused
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.operand import CellRead

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling


def _prepare(feature: OwnCell, setting: Setting) -> StepWork:
    read, table = setting.read(CellRead(feature.heading)), setting.table.name

    def own_cell(case: Case, work: Work, value: Any) -> Any:
        cell = read(case)
        if cell is None:
            raise Refused(Code.NO_PRICE, table)
        return cell

    return own_cell


def _tell(feature: OwnCell, telling: Telling, text: str, value: Any) -> str:
    cell = CellRead(feature.heading)
    return telling.say("own_cell", name=feature.heading, value=telling.value(cell, value))


FEATURE = StepFeature(OwnCell, _prepare, _tell)
