"""Both interpreters agree to the last digit on tariffs that nobody wrote.

Plans are drawn as checked plans, facts from each plan's own limits, words and dates. A plan that needs more digits than
an engine has is counted, and must stay rare.
"""

from __future__ import annotations

from functools import cache

import pytest

from tests.generated.columnar import Engine
from tests.generated.judge import DIGITS, WIDE, judge
from tests.generated.report import report
from tests.generated.strategies.themes import THEMES

FACTS = 200
PLANS_A_PART = 10
PARTS = range(30)  # 300 plans
SOAK_PARTS = 250
UNWORKABLE_MAX = 3


@cache
def engine() -> Engine:
    return Engine()


def agree(theme: str, part: int) -> None:
    unworkable = 0
    for seed in range(part * PLANS_A_PART, (part + 1) * PLANS_A_PART):
        verdict = judge(engine(), theme, seed, FACTS)
        unworkable += verdict.outcome in (DIGITS, WIDE)
        assert verdict.outcome != "disagree", f"{theme} {seed}: {report(engine(), verdict, sql=False)}"
    assert unworkable <= UNWORKABLE_MAX, f"{unworkable} of {PLANS_A_PART} plans could not be compiled"


@pytest.mark.parametrize("part", PARTS)
def test_reference_and_engine_agree(part: int) -> None:
    agree("rows", part)


@pytest.mark.soak
@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("part", range(100, 100 + SOAK_PARTS))
def test_reference_and_engine_agree_on_many_more(theme: str, part: int) -> None:
    agree(theme, part)
