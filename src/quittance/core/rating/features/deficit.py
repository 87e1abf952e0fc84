"""Works out `scale = "deficit"`: charged as more than there is, where that is cheaper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.features.priced import Charged, Prices
from quittance.core.rating.items import Items
from quittance.core.rating.refusals import Code, Refused
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.deficit import Deficit
from quittance.core.tariff.table import Row
from quittance.kernel.exact import Exact, as_fraction, less

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling


def _prepare(feature: Deficit, setting: Setting) -> StepWork:
    prices = Prices(feature.price, feature.rates, setting)
    items = Items(setting, feature.band)

    def higher(case: Case, row: Row) -> list[Row]:
        own = items.limit(row)
        return [
            other
            for other in items.of(case, row)
            if (limit := items.limit(other)) is not None and (own is None or limit > own)
        ]

    def offer(case: Case, row: Row) -> tuple[Row, Exact, Charged] | None:
        quantity = items.limit(row)
        try:
            return row, quantity, prices.of(case, row, quantity)
        except Refused as refused:
            if refused.code is not Code.NO_PRICE:
                raise
            return None

    def deficit(case: Case, work: Work, value: Any) -> Any:
        row = work.row
        assert row is not None  # a line with a scale has read its row
        best = prices.of(case, row, value)
        work.basis, cheapest = value, best.amount
        parts = [] if cheapest is None else [(row, value, cheapest)]
        for other, quantity, charged in filter(None, (offer(case, other) for other in higher(case, row))):
            if charged.amount is None:
                continue
            parts.append((other, quantity, charged.amount))
            if cheapest is None or less(charged.amount, cheapest):
                work.basis, best, cheapest = quantity, charged, charged.amount
        work.price, work.rate, work.rate_place = best.price, best.rate, best.rate_place
        work.parts = tuple(parts)
        return cheapest

    return deficit


def _tell(feature: Deficit, telling: Telling, text: str, value: Any) -> str:
    amounts = [part.amount for part in telling.result.parts]
    taken = amounts.index(min(amounts, key=as_fraction)) if len(amounts) > 1 else None
    return telling.say("deficit", text=text, parts=telling.parts(feature.band, taken))


FEATURE = StepFeature(Deficit, _prepare, _tell)
