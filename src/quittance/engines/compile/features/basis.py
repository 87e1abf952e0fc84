"""`of`: the sum of the operands."""

from quittance.core.tariff.features.basis import Basis
from quittance.engines.compile.number import Number, add
from quittance.engines.compile.run import Run, or_zero
from quittance.engines.compile.sql import NULL, case, either, is_known
from quittance.engines.compile.value import Value


def lower(step: Basis, run: Run) -> None:
    """Absent operands add nothing; all absent makes the line absent."""
    parts: list[tuple[Number, bool]] = []
    for operand in step.operands:
        value = run.read(operand)
        if value.number is not None:
            parts.append((value.number, value.optional))
    if not parts:
        run.value = Value(run.line.type.kind, sql=NULL, optional=True)
        return
    if len(parts) == 1:
        run.become(parts[0][0], optional=parts[0][1])
        return
    # What is never absent is null only where it is refused, and then so is the line.
    total = add([or_zero(number, optional) for number, optional in parts])
    if all(optional for _, optional in parts):
        there = either([is_known(number.sql) for number, _ in parts])
        assert there is not None
        run.become(Number(case([(there, total.sql)]), total.factor, total.low, total.high), optional=True)
    else:
        run.become(total, optional=False)


STEPS = {Basis: lower}
