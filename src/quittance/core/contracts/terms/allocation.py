"""How the cost of a wider subject is split over its parcels, as the terms of a contract state it."""

from __future__ import annotations

from quittance.core.contracts.reading import Table
from quittance.core.rating.allocation import CM3_PER_KG, STAGES, Allocation, Basis

LEG_STAGES = ("last_mile", "return")
"""Stages that a contract can name besides the usual ones of wider subjects."""


def read_allocation(table: Table | None) -> Allocation:
    """The rule of `[terms.allocation]`: `by`, `stage`, `charges` (code = basis), `cm3_per_kg`."""
    if table is None:
        return Allocation()
    bases, stages = tuple(Basis), (*dict.fromkeys(STAGES.values()), *LEG_STAGES)
    by, stage = table.word("by", bases), table.word("stage", stages)
    charges, divisor = table.table("charges"), table.count("cm3_per_kg")
    table.done()
    own = {} if charges is None else {code: charges.word(code, bases) for code in charges.values}
    return Allocation(
        Basis(by) if by is not None else Basis.PIECE,
        stage or "",
        {code: Basis(basis) for code, basis in own.items() if basis is not None},
        CM3_PER_KG if divisor is None else divisor,
    )
