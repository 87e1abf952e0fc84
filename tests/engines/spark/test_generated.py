"""Spark and the reference rater agree to the last digit on tariffs that nobody wrote, as DuckDB does.

The trials are those of `tests/generated`, fewer of them; `python -m tests.generated.fuzz` shows one again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.generated.judge import Verdict, judge
from tests.generated.report import report
from tests.generated.strategies.themes import THEMES
from tests.support.spark import CORES, needs_spark
from tests.support.spark_engine import SparkEngine

pytestmark = [needs_spark, pytest.mark.timeout(900)]  # the first one waits while Spark starts

FACTS = 100
TRIALS = [(theme, seed) for theme in sorted(THEMES) for seed in range(2)]
SOAK_TRIALS = 100  # of each theme
SOAK_FROM = 1000


def judged(theme: str, seed: int) -> tuple[SparkEngine, Verdict]:
    engine = SparkEngine()
    return engine, judge(engine, theme, seed, FACTS)


@pytest.fixture(scope="module")
def verdicts() -> Iterator[Callable[[str, int], tuple[SparkEngine, Verdict]]]:
    """All trials, as many at once as there are cores."""
    with ThreadPoolExecutor(CORES) as pool:
        asked = {trial: pool.submit(judged, *trial) for trial in TRIALS}
        yield lambda theme, seed: asked[theme, seed].result()
        pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize(("theme", "seed"), TRIALS)
def test_spark_agrees_with_the_reference_rater(
    theme: str, seed: int, verdicts: Callable[[str, int], tuple[SparkEngine, Verdict]]
) -> None:
    engine, verdict = verdicts(theme, seed)
    assert verdict.outcome != "disagree", report(engine, verdict)


@pytest.mark.soak
@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("seed", range(SOAK_FROM, SOAK_FROM + SOAK_TRIALS))
def test_spark_agrees_with_the_reference_rater_on_many_more(theme: str, seed: int) -> None:
    engine, verdict = judged(theme, seed)
    assert verdict.outcome != "disagree", report(engine, verdict)
