"""`greatest_of`, `least_of`: the winner of several."""

from quittance.core.tariff.features.extreme import Extreme
from quittance.engines.compile.number import Number, aligned, extreme
from quittance.engines.compile.output import word
from quittance.engines.compile.run import Run
from quittance.engines.compile.sql import NULL, case
from quittance.engines.compile.value import Value


def lower(step: Extreme, run: Run) -> None:
    """Absent operands are skipped; the first named of equals is the winner."""
    parts: list[tuple[Number, str]] = []
    certain = False
    for operand, name in zip(step.operands, step.names, strict=True):
        value = run.read(operand)
        if value.number is not None:
            parts.append((run.pinned(value.number, name.replace(".", "_")), name))
            certain = certain or not value.optional
    if not parts:
        run.value = Value(run.line.type.kind, sql=NULL, optional=True)
        return
    level = [
        run.pinned(number, f"{name.replace('.', '_')}_level")
        for number, (_, name) in zip(aligned([n for n, _ in parts]), parts, strict=True)
    ]
    best = run.pinned(extreme(level, greatest_of=step.greatest), "best")
    run.winner = case(
        [
            (number.sql.eq(best.sql), word(name, step.names))
            for number, (_, name) in zip(level, parts, strict=True)
        ]
    )
    run.become(best, optional=not certain)


STEPS = {Extreme: lower}
