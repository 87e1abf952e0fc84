"""A yes/no line: a measure that has only a condition."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.features.when import Condition
from quittance.core.tariff.reading.line_reader import LineReader, Running
from quittance.core.tariff.reading.types import YES_NO

KEYS: tuple[str, ...] = ()
"""It owns no key: a measure whose only content is `when` is a test."""


@dataclass(frozen=True, slots=True)
class Test:
    """The running value becomes the answer of the condition; such a line always applies."""

    condition: Condition


def read(line: LineReader) -> tuple[Test, ...]:
    """The test of a measure that has only a condition; none for any other line."""
    if not line.is_test:
        return ()
    condition = line.condition("when")
    line.running = Running(YES_NO)
    return (Test(condition),) if condition is not None else ()
