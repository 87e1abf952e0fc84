"""Amounts read must be in the subject's own currency, where that depends on a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quittance.core.tariff.operand import Literal
from quittance.engines.compile.currencies import currency_of
from quittance.engines.compile.sql import Sql, both, case, integer, is_known, text
from quittance.engines.compile.tables.lookup import Lookup
from quittance.engines.compile.tables.reading import Reading
from quittance.engines.compile.value import RefusalCode, first_refusal, refused

if TYPE_CHECKING:
    from quittance.engines.compile.run import Run
    from quittance.engines.compile.scope_frame import ScopeFrame


def currency_cell(heading: str) -> str:
    """The name of the derived column that holds the currency of the cell under the heading."""
    return f"currency {heading}"


def derive_currency(heading: str) -> Any:
    """Works out the currency of the heading that the label picks (only where its cell is filled)."""

    def currency(reading: Reading) -> str | None:
        mine = [
            (result, cell)
            for result, cell in zip(reading.table.results, reading.winner.row.results, strict=True)
            if heading in (result.heading, result.name)
        ]
        label = reading.label if any(result.label == reading.label for result, _ in mine) else None
        filled = (result for result, cell in mine if result.label == label and cell is not None)
        return next((result.type.currency for result in filled), None)

    return currency


def wrong_currency(frame: ScopeFrame, lookup: Lookup, heading: str, line: int, price_date: str) -> Sql | None:
    """Why line `line` cannot read the amount under the heading; None where it always can."""
    cell = lookup.cells.get(currency_cell(heading))
    if cell is None or not frame.sheet.plan.header.currency.by:
        return None
    own = currency_of(frame, line, price_date)
    wrong = both([is_known(cell.sql), own.expression.neq(cell.sql)])
    assert wrong is not None
    unknown = None if own.refusal is None else case([(is_known(cell.sql), own.refusal)], integer(0))
    return first_refusal([unknown, case([(wrong, refused(line, RefusalCode.WRONG_CURRENCY))], integer(0))])


def check_literal(run: Run, literal: Literal) -> None:
    """Refuses WRONG_CURRENCY where an amount written on a line that bills is in another currency than the
    subject's.
    """
    rule = run.frame.sheet.plan.header.currency
    if rule.by and literal.currency and run.line.type.is_money:
        own = currency_of(run.frame, run.line.number, run.line.price_date)
        run.refuse_where(own.expression.neq(text(literal.currency)), RefusalCode.WRONG_CURRENCY)
