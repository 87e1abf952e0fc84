"""Whether a checked tariff can be worked out by a query: its numbers fit in 38 digits, its tables in a
grid.
"""

from __future__ import annotations

from quittance.core.facts.column import column_of
from quittance.core.facts.lookup import find_definition
from quittance.core.facts.schema import FactSchema
from quittance.core.tariff.plan import Plan
from quittance.engines.compile.compile import compile_shape
from quittance.engines.compile.number import TooManyDigits
from quittance.engines.compile.tables.cells import TableTooWide
from quittance.kernel.finding import Finding, Place


def unworkable(plan: Plan) -> tuple[Finding, ...]:
    """TOO_MANY_DIGITS or TABLE_TOO_WIDE, if facts within their declared bounds could need more than an engine
    has.
    """
    extra = {definition.name: definition for definition in plan.declared}
    known = [find_definition(name, extra) for name in plan.facts]
    columns = tuple(column_of(definition) for definition in known if definition is not None)
    subjects = dict.fromkeys(line.scope.subject for line in plan.lines if line.scope.subject)
    try:
        compile_shape([plan], {subject: FactSchema(subject, columns) for subject in subjects}, "fact")
    except (TooManyDigits, TableTooWide) as refusal:
        place = plan.lines[0].place
        return (Finding(refusal.code, refusal.message, Place(place.file) if place else None, refusal.hint),)
    return ()
