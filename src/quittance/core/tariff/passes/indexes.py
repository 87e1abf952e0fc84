"""Indexes: published series with their period, lag and rounding."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from quittance.core.tariff.findings import found, near
from quittance.core.tariff.index import Index, IndexValue
from quittance.core.tariff.language.amount import in_base_units
from quittance.core.tariff.language.heading import parse_heading
from quittance.core.tariff.language.lag import parse_lag
from quittance.core.tariff.language.round import parse_round
from quittance.core.tariff.language.tokens import NotUnderstood
from quittance.core.tariff.language.unit import CardUnit, parse_card_unit
from quittance.core.tariff.reading.draft import Draft
from quittance.core.tariff.reading.fields import Fields
from quittance.core.tariff.reading.types import number_type
from quittance.core.tariff.source import SourceCell, SourceTable
from quittance.kernel.exact import exact
from quittance.kernel.mode import Mode
from quittance.kernel.period import PeriodWord
from quittance.kernel.refusal import Refusal
from quittance.kernel.rounding import Rounding

KEYS = ("table", "every", "lag", "round", "note", "source", "trust")
EVERY = (PeriodWord.DAY, PeriodWord.WEEK, PeriodWord.MONTH)
UNROUNDED = Rounding(Mode.HALF_UP, Decimal("1E-12"))
"""Of an index without `round`: the twelfth decimal, as for every mean."""


def tables_of_indexes(draft: Draft) -> set[str]:
    """The names of the tables that hold the values of indexes."""
    sections = draft.source.indexes.values()
    return {str(section.values["table"].value) for section in sections if "table" in section.values}


def run(draft: Draft) -> None:
    """Fills `draft.indexes`."""
    for name, section in draft.source.indexes.items():
        fields = Fields(section.values, section.place, draft.findings)
        fields.only(KEYS, f"The index {name!r}")
        fields.required(("table", "every"), f"The index {name!r}")
        fields.is_name(name)
        index = _index(draft, name, fields)
        if index is not None:
            draft.indexes[name] = index


def _index(draft: Draft, name: str, fields: Fields) -> Index | None:
    every = next((word for word in EVERY if word == fields.text("every")), None)
    if every is None and fields.text("every"):
        fields.find("BAD_VALUE", f"every: {fields.text('every')!r} is neither week nor month.", "every")
    lag = fields.parsed("lag", parse_lag)
    if lag is not None and every is not None and lag.period is not every:
        fields.find("BAD_VALUE", f"lag: {lag} cannot be counted in periods of one {every}.", "lag")
    source = draft.source.tables.get(fields.text("table"))
    if source is None:
        if fields.text("table"):
            hint = near(fields.text("table"), draft.source.tables)
            fields.find("UNKNOWN_TABLE", f"There is no table {fields.text('table')!r}.", "table", hint)
        return None
    columns = _columns(draft, source)
    if columns is None or every is None:
        return None
    starts, value, unit = columns
    values = [(row.cells[starts], row.cells[value]) for row in source.rows]
    return Index(
        name,
        every,
        lag.number if lag is not None else 0,
        _rounding(fields, unit),
        number_type(unit),
        _values(draft, values, unit),
    )


def _columns(draft: Draft, source: SourceTable) -> tuple[int, int, CardUnit] | None:
    starts, value, unit = None, None, None
    for column, cell in enumerate(source.headings):
        try:
            text = parse_heading(cell.text)
            if not text.name:
                starts = column
            elif text.name == "value" and text.unit is not None:
                value, unit = column, parse_card_unit(text.unit)
        except NotUnderstood as refusal:
            draft.findings.append(
                found("BAD_VALUE", f"Heading {cell.text!r}: {refusal.message}", cell.place, refusal.hint)
            )
            return None
    if not source.rows:
        draft.findings.append(found("EMPTY_TABLE", f"The table {source.name!r} has no rows.", source.place))
    if starts is None or value is None or unit is None:
        message = f"The table {source.name!r} of an index has the headings `from` and `value [unit]`."
        draft.findings.append(found("UNKNOWN_COLUMN", message, source.place))
        return None
    return starts, value, unit


def _rounding(fields: Fields, unit: CardUnit) -> Rounding:
    text = fields.parsed("round", parse_round)
    if text is None:
        return UNROUNDED
    if (
        text.step is None
        or text.step.unit.unit.dimension != unit.unit.dimension
        or text.step.unit.currency != unit.currency
    ):
        fields.find("UNIT_MISMATCH", f"round: the index is in {unit}.", "round")
        return UNROUNDED
    return Rounding(text.mode, text.step.base)


def _values(
    draft: Draft, cells: list[tuple[SourceCell, SourceCell]], unit: CardUnit
) -> tuple[IndexValue, ...]:
    values = []
    for starts, value in cells:
        try:
            values.append(
                IndexValue(
                    date.fromisoformat(starts.text), in_base_units(exact(value.text), unit), value.place
                )
            )
        except (ValueError, Refusal):
            message = f"{starts.text!r}, {value.text!r} are not a day and a number."
            draft.findings.append(found("BAD_CELL", message, value.place))
    return tuple(sorted(values, key=lambda value: value.starts))
