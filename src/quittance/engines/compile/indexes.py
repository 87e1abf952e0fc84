"""A published series as an equality join on the number of the period that reads it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quittance.core.facts.kind import Kind
from quittance.core.tariff.index import Index
from quittance.engines.compile import dates
from quittance.engines.compile.number import Number, grid
from quittance.engines.compile.relation import Relation, integer_type
from quittance.engines.compile.sql import case, column, integer, is_null
from quittance.engines.compile.value import RefusalCode, Value, refused

if TYPE_CHECKING:
    from quittance.engines.compile.scope_frame import ScopeFrame


def read(frame: ScopeFrame, name: str, price_date: str) -> Value:
    """The index for the pricing date. No value in the period read: NO_INDEX, of whichever line reads it."""
    indexes = [plan.index(name) for plan in frame.sheet.versions]
    contents: list[dict[int, Fraction]] = []
    content_of = []
    for index in indexes:
        series = by_reading_period(index)
        if series not in contents:
            contents.append(series)
        content_of.append(contents.index(series))
    values = [value for series in contents for value in series.values()]
    factor = grid([value for value in values if value]) if any(values) else Fraction(1)
    rows = [
        (content, period, int(value / factor))
        for content, series in enumerate(contents)
        for period, value in series.items()
    ]
    whole = [row[2] for row in rows] or [0]
    day = frame.price_day(price_date, 0)
    label = f"{name}_{price_date}"
    relation = f"index_{name}"
    if relation not in frame.sheet.relations:
        columns = {"content": "BIGINT", "period": "BIGINT", "value": integer_type(whole)}
        frame.sheet.add(Relation(relation, columns, list(rows)))
    period = frame.define(f"{label}_period", dates.period_index(indexes[0].every, day.expression))
    content = column(frame.sheet.parameters.integers(f"{name}_content", content_of))
    found = frame.join(relation, [("content", content), ("period", period)], {"value": f"{label}_value"})[
        "value"
    ]
    none = case([(is_null(found), refused(0, RefusalCode.NO_INDEX))], integer(0))
    refusal = none if day.refusal is None else case([(day.refusal > integer(0), day.refusal)], none)
    return Value(Kind.NUMBER, Number(found, factor, min(whole), max(whole)), refusal=refusal)


def by_reading_period(index: Index) -> dict[int, Fraction]:
    """For the period of a pricing date (already moved by the lag) the mean of the published values,
    rounded.
    """
    return {period + index.lag: Fraction(value) for period, value in index.means().items()}
