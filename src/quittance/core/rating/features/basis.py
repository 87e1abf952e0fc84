"""Works out `of`: one operand, or the sum of those that are not absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.basis import Basis
from quittance.kernel.exact import add

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling


def _prepare(feature: Basis, setting: Setting) -> StepWork:
    reads = [setting.read(operand) for operand in feature.operands]
    if len(reads) == 1:
        only = reads[0]

        def one(case: Case, work: Work, value: Any) -> Any:
            return only(case)

        return one

    def basis(case: Case, work: Work, value: Any) -> Any:
        total = None
        for read in reads:
            part = read(case)
            if part is not None:
                total = part if total is None else add(total, part)
        return total

    return basis


def _tell(feature: Basis, telling: Telling, text: str, value: Any) -> str:
    return telling.total_of(feature.operands)


FEATURE = StepFeature(Basis, _prepare, _tell)
