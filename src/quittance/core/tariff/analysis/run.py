"""All analyses in the order in which their findings matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quittance.core.tariff.analysis.gaps import gaps
from quittance.core.tariff.analysis.holes import holes
from quittance.core.tariff.analysis.index_table import index_outside_table
from quittance.core.tariff.analysis.lost_rows import lost_rows
from quittance.core.tariff.analysis.missing_index import missing_index
from quittance.core.tariff.analysis.never_applies import never_applies
from quittance.core.tariff.analysis.not_monotonic import not_monotonic
from quittance.core.tariff.analysis.unreachable import unreachable
from quittance.core.tariff.analysis.unused import unused
from quittance.core.tariff.plan import Plan
from quittance.kernel.finding import Finding

ANALYSES: tuple[Callable[[Plan], Iterator[Finding]], ...] = (
    gaps,
    unreachable,
    never_applies,
    unused,
    lost_rows,
    missing_index,
    index_outside_table,
    holes,
    not_monotonic,
)


def analyse(plan: Plan) -> tuple[Finding, ...]:
    """The findings of every analysis, in reading order."""
    return tuple(sorted(finding for analysis in ANALYSES for finding in analysis(plan)))
