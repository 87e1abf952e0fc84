"""Weeks or months without a published value between the first and the last of an index."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quittance.core.tariff.analysis.catalogue import noticed
from quittance.core.tariff.plan import Plan
from quittance.kernel.finding import Finding
from quittance.kernel.period import period_of


def missing_index(plan: Plan) -> Iterator[Finding]:
    """INDEX_GAP, one for each stretch of periods that follow each other, at the first value after it;
    INDEX_DAY_TWICE for each value whose first day another has too.
    """
    for index in plan.indexes:
        values = sorted(index.values, key=lambda value: value.starts)
        for before, after in pairwise(values):
            last, next_ = (index.every.period_index(value.starts) for value in (before, after))
            if before.starts == after.starts:
                message = f"Index {index.name} has two values of {after.starts}."
                yield noticed("INDEX_DAY_TWICE", message, after.place)
            missing = next_ - last - 1
            if missing > 0:
                first_day = period_of(index.every, last + 1).start
                count = f"the {index.every}" if missing == 1 else f"{missing} {index.every}s"
                message = f"Index {index.name} has no value for {count} from {first_day}."
                yield noticed("INDEX_GAP", message, after.place)
