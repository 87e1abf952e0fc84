"""The cell with the line's own name."""

from dataclasses import replace

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.operand import CellRead
from quittance.engines.compile.run import Run
from quittance.engines.compile.sql import NULL, integer, is_null
from quittance.engines.compile.value import RefusalCode, Value


def lower(step: OwnCell, run: Run) -> None:
    """The cell becomes the running value; empty refuses NO_PRICE."""
    assert run.lookup is not None
    run.read(CellRead(step.heading))
    cell = run.lookup.cells.get(step.heading)
    if cell is None:
        run.refuse_where(integer(1).eq(integer(1)), RefusalCode.NO_PRICE)
        run.value = Value(run.line.type.kind, sql=NULL)
        return
    if not cell.filled:
        run.refuse_where(is_null(cell.sql), RefusalCode.NO_PRICE)
    value = cell.value
    run.value = replace(value, optional=False)
    if value.kind is Kind.NUMBER:
        run.exact = value.number


STEPS = {OwnCell: lower}
