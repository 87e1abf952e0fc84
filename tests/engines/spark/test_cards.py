"""Spark says of every real card what DuckDB says, to the last digit, in both forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pyarrow as pa
import pytest

from quittance.engines.compile.compile import Form
from tests.support.agree import engine_rows
from tests.support.spark import CORES, needs_spark, plain, spark_table
from tests.tariffs.test_examples import CARDS, plan_of, rows_of

pytestmark = needs_spark

Answers = Callable[[str, Form], pa.Table]


@pytest.fixture(scope="module")
def answers(request: pytest.FixtureRequest) -> Iterator[Answers]:
    """Spark's answers on all cards that are tested. One thread of Spark makes its mind up about a query, so
    that as many are asked at once as there are cores."""
    wanted = [
        (item.callspec.params["tariff"], item.callspec.params["form"])
        for item in request.session.items
        if getattr(item, "module", None) is request.module
    ]
    with ThreadPoolExecutor(CORES) as pool:
        asked: dict[tuple[str, Form], Future[pa.Table]] = {
            (tariff, form): pool.submit(_answer, tariff, form) for tariff, form in wanted
        }
        yield lambda tariff, form: asked[tariff, form].result()
        pool.shutdown(cancel_futures=True)


def _answer(tariff: str, form: Form) -> pa.Table:
    plan = plan_of(tariff)
    return spark_table([plan], rows_of(tariff), {one.name: one for one in plan.declared}, form)


@CARDS
@pytest.mark.parametrize("form", ["fact", "charge"])
def test_spark_agrees_on_all_examples_of_a_card(tariff: str, form: Form, answers: Answers) -> None:
    plan = plan_of(tariff)

    found = answers(tariff, form)

    expected = engine_rows([plan], rows_of(tariff), {one.name: one for one in plan.declared}, form)
    assert plain(found.to_pylist()) == plain(expected)
