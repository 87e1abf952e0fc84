"""Spark says of every real card what DuckDB says, to the last digit.

The form charge has every amount that the form fact has. It is asked of cards of all kinds, the second of a
few; of every card both are asked in a soak.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pyarrow as pa
import pytest

from quittance.engines.compile.compile import Form
from tests.support.agree import engine_rows
from tests.support.spark import CORES, needs_spark, plain, spark_table
from tests.tariffs.test_examples import CARDS, plan_of, rows_of

pytestmark = [needs_spark, pytest.mark.timeout(900)]  # the first one waits while Spark starts

BY_FACT = ["royalmail-tracked-online", "ltl-hundredweight", "threepl-uk-contract", "amazon-eu-fba-2026"]
BY_CHARGE = [
    "royalmail-tracked-online", "parcelforce-counter-uk", "colissimo-retail-2019", "amazon-eu-fba-2026",
    "amazon-eu-storage-2026", "amazon-us-fba-2024", "tiktok-fbt-us", "walmart-wfs-2021",
    "fedex-emea-fuel-2018", "road-conversion", "truck-lane", "air-mawb", "clearance-duty", "returns-card",
]  # fmt: skip
Answers = Callable[[str, Form], pa.Table]


@pytest.fixture(scope="module")
def answers(request: pytest.FixtureRequest) -> Iterator[Answers]:
    """Spark's answers on all cards that are tested. It makes its mind up about a query in one thread, so that
    as many are asked at once as there are cores."""
    tests = [item for item in request.session.items if getattr(item, "module", None) is request.module]
    wanted = [(test.callspec.params["tariff"], test.callspec.params.get("form", "charge")) for test in tests]  # type: ignore[attr-defined]
    with ThreadPoolExecutor(CORES) as pool:
        asked: dict[tuple[str, Form], Future[pa.Table]] = {
            (tariff, form): pool.submit(_answer, tariff, form) for tariff, form in wanted
        }
        yield lambda tariff, form: asked[tariff, form].result()
        pool.shutdown(cancel_futures=True)


def _answer(tariff: str, form: Form) -> pa.Table:
    plan = plan_of(tariff)
    return spark_table([plan], rows_of(tariff), {one.name: one for one in plan.declared}, form)


def agree(tariff: str, form: Form, answers: Answers) -> None:
    plan = plan_of(tariff)
    found = answers(tariff, form)
    expected = engine_rows([plan], rows_of(tariff), {one.name: one for one in plan.declared}, form)
    assert plain(found.to_pylist()) == plain(expected)


@pytest.mark.soak
@CARDS
def test_spark_agrees_on_every_charge_of_all_examples_of_any_card(tariff: str, answers: Answers) -> None:
    agree(tariff, "charge", answers)


@pytest.mark.parametrize("tariff", BY_CHARGE)
def test_spark_agrees_on_every_charge_of_all_examples_of_a_card(tariff: str, answers: Answers) -> None:
    agree(tariff, "charge", answers)


@pytest.mark.parametrize("form", ["fact"])
@pytest.mark.parametrize("tariff", BY_FACT)
def test_spark_agrees_on_what_was_worked_out_of_a_fact(tariff: str, form: Form, answers: Answers) -> None:
    agree(tariff, form, answers)


@pytest.mark.soak
@pytest.mark.parametrize("form", ["fact"])
@CARDS
def test_spark_agrees_on_what_was_worked_out_by_any_card(tariff: str, form: Form, answers: Answers) -> None:
    agree(tariff, form, answers)
