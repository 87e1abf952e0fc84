"""Spark says of every real card what DuckDB says, to the last digit, in both forms."""

from __future__ import annotations

import pytest

from quittance.engines.compile.compile import Form
from tests.support.agree import engine_rows
from tests.support.spark import needs_spark, plain, spark_table
from tests.tariffs.test_examples import CARDS, plan_of, rows_of

pytestmark = needs_spark


@CARDS
@pytest.mark.parametrize("form", ["fact", "charge"])
def test_spark_agrees_on_all_examples_of_a_card(tariff: str, form: Form) -> None:
    plan, rows = plan_of(tariff), rows_of(tariff)
    extra = {one.name: one for one in plan.declared}

    found = spark_table([plan], rows, extra, form)

    assert plain(found.to_pylist()) == plain(engine_rows([plan], rows, extra, form))
