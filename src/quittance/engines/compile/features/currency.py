"""Money cells and literals must be in the subject's own currency, where that depends on a fact."""

from __future__ import annotations

from typing import Any

from quittance.core.tariff.operand import CellRead, Literal
from quittance.engines.compile.currencies import currency_of
from quittance.engines.compile.run import Run
from quittance.engines.compile.sql import both, is_known, text
from quittance.engines.compile.tables.lookup import Reading
from quittance.engines.compile.value import RefusalCode


def currency_cell(heading: str) -> str:
    """The name of the derived column that holds the currency of the cell under the heading."""
    return f"currency {heading}"


def derive_currency(heading: str) -> Any:
    """Works out the currency of the heading that the label picks (only where its cell is filled)."""

    def currency(reading: Reading) -> str | None:
        for wanted in (reading.label, None):
            for result, cell in zip(reading.table.results, reading.winner.row.results, strict=True):
                if heading in (result.heading, result.name) and result.label == wanted and cell is not None:
                    return result.type.currency
        return None

    return currency


def check_currency(step: Any, run: Run) -> None:
    """Refuses WRONG_CURRENCY where a price or rate read is in another currency than the subject's."""
    rule = run.frame.sheet.plan.header.currency
    if not rule.by:
        return
    own = currency_of(run.frame, run.line.number, run.line.price_date)
    operands = ([step.price] if getattr(step, "price", None) else []) + [rate.amount for rate in step.rates]
    for operand in operands:
        if isinstance(operand, Literal) and operand.currency:
            run.add_refusal(own.refusal)
            run.refuse_where(own.expression.neq(text(operand.currency)), RefusalCode.WRONG_CURRENCY)
        elif isinstance(operand, CellRead) and run.lookup is not None:
            cell = run.lookup.cells.get(currency_cell(operand.heading))
            if cell is not None:
                run.add_refusal(own.refusal)
                wrong = both([is_known(cell.sql), own.expression.neq(cell.sql)])
                assert wrong is not None
                run.refuse_where(wrong, RefusalCode.WRONG_CURRENCY)
