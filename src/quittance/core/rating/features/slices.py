"""Works out `scale = "slices"`: each row prices its own slice, and the results are added."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.features.priced import Prices
from quittance.core.rating.items import Items
from quittance.core.rating.refusals import Code, Refused
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.tariff.features.slices import Slices
from quittance.core.tariff.table import Phrase, Row
from quittance.kernel.exact import Exact, add, subtract

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling

_NOTHING = Decimal(0)
_MARK = "slices"


def _prepare(feature: Slices, setting: Setting) -> StepWork:
    prices = Prices(feature.price, feature.rates, setting)
    cut = (
        _UpTo(setting, feature.band) if _is_up_to(setting, feature.band) else _AtLeast(setting, feature.band)
    )
    scale = setting.cell("scale").reader(False) if feature.marked else None

    def slices(case: Case, work: Work, value: Any) -> Any:
        row, total, parts = work.row, None, []
        work.basis = value
        assert row is not None  # a line with a scale has read its row
        if scale is not None and scale(case, row) != _MARK:
            charged = prices.of(case, row, value)
            work.price, work.rate, work.rate_place = charged.price, charged.rate, charged.rate_place
            return charged.amount
        for part, size in cut.slices(case, row, value):
            amount = prices.of(case, part, size).amount
            if amount is not None:
                total = amount if total is None else add(total, amount)
                parts.append((part, size, amount))
        work.parts = tuple(parts)
        return total

    return slices


def _is_up_to(setting: Setting, band: int) -> bool:
    return setting.table.keys[band].phrase is Phrase.UP_TO


class _UpTo:
    """A slice goes from the previous row's limit, 0 for the first, to the row's own."""

    def __init__(self, setting: Setting, band: int) -> None:
        self._items = Items(setting, band)
        self._table = setting.table.name

    def slices(self, case: Case, row: Row, quantity: Exact) -> list[tuple[Row, Exact]]:
        """The rows up to the one the quantity falls in, each with its slice. Refuses NO_ROW past the last
        limit."""
        found: list[tuple[Row, Exact]] = []
        lower: Exact = _NOTHING
        for part in self._items.of(case, row):
            limit = self._items.limit(part)
            if limit is None or quantity <= limit:
                return [*found, (part, subtract(quantity, lower))]
            found.append((part, subtract(limit, lower)))
            lower = limit
        raise Refused(Code.NO_ROW, self._table)


class _AtLeast:
    """A slice goes from the row's own limit to the next row's."""

    def __init__(self, setting: Setting, band: int) -> None:
        self._items = Items(setting, band)
        self._table = setting.table.name

    def slices(self, case: Case, row: Row, quantity: Exact) -> list[tuple[Row, Exact]]:
        """The rows up to the one the quantity falls in, each with its slice; no limit begins at nought and
        holds
        whatever is less. Refuses NO_ROW below the first limit."""
        items = self._items
        rows = [
            part for part in items.of(case, row) if (limit := items.limit(part)) is None or limit <= quantity
        ]
        if not rows:
            raise Refused(Code.NO_ROW, self._table)
        ends = [*[self._starts(part) for part in rows[1:]], quantity]
        return [(part, subtract(end, self._starts(part))) for part, end in zip(rows, ends, strict=True)]

    def _starts(self, row: Row) -> Exact:
        limit: Exact | None = self._items.limit(row)
        return _NOTHING if limit is None else limit


def _tell(feature: Slices, telling: Telling, text: str, value: Any) -> str:
    if not telling.result.parts:
        return telling.price_and_rate(text)
    return telling.say("slices", text=text, parts=telling.parts(feature.band))


FEATURE = StepFeature(Slices, _prepare, _tell)
