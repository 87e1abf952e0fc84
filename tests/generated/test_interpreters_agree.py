"""Both interpreters agree to the last digit on tariffs that nobody wrote.

Plans are drawn as checked plans, facts from each plan's own limits, words and days; everything follows from the theme and
a number, so `python -m tests.generated.fuzz groups 17 18 --sql` shows a failing plan again. The seeds are fixed and the
disagreement is made smaller by rules of the language (a line less, a row less), which is faster than shrinking choices.
A plan that needs more digits than an engine has is counted, and must stay rare.
"""

from __future__ import annotations

from functools import cache

import pytest

from tests.generated.columnar import Engine
from tests.generated.judge import DIGITS, WIDE, judge
from tests.generated.reduce import reduced
from tests.generated.report import report
from tests.generated.strategies.themes import THEMES

PLANS_A_PART = 10
FACTS = 200
UNWORKABLE_MAX = 2
PARTS = {"rows": 12, "currencies": 6, "groups": 6, "versions": 6}  # 300 plans
SOAK_PARTS = 250  # of each theme: 10,000 plans
SOAK_FROM = 1000


@cache
def engine() -> Engine:
    return Engine()


def agree(theme: str, part: int) -> None:
    unworkable = 0
    for seed in range(part * PLANS_A_PART, (part + 1) * PLANS_A_PART):
        verdict = judge(engine(), theme, seed, FACTS)
        unworkable += verdict.outcome in (DIGITS, WIDE)
        if verdict.outcome == "disagree":
            pytest.fail(report(engine(), reduced(engine(), verdict)), pytrace=False)
    assert unworkable <= UNWORKABLE_MAX, f"{unworkable} of {PLANS_A_PART} plans could not be compiled"


@pytest.mark.parametrize(
    ("theme", "part"), [(theme, part) for theme in PARTS for part in range(PARTS[theme])]
)
def test_reference_and_engine_agree(theme: str, part: int) -> None:
    agree(theme, part)


def test_every_theme_has_its_part() -> None:
    assert set(PARTS) == set(THEMES)


@pytest.mark.soak
@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("part", range(SOAK_PARTS))
def test_reference_and_engine_agree_on_many_more(theme: str, part: int) -> None:
    agree(theme, SOAK_FROM + part)
