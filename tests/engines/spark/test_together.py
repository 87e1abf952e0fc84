"""Spark rates several tariffs in one run as DuckDB does: buy before sell, and rows that no version prices."""

from __future__ import annotations

import pytest

from quittance.engines.compile.compile import Form
from tests.support.agree import engine_rows
from tests.support.rows import row
from tests.support.sides import buy, sell
from tests.support.spark import needs_spark, plain, spark_table

pytestmark = [needs_spark, pytest.mark.timeout(900)]  # the first one waits while Spark starts


@pytest.mark.parametrize("form", ["fact", "charge"])
def test_what_was_bought_is_sold_and_a_row_outside_is_refused_by_name(form: Form) -> None:
    rows = [
        row("a", weight="0.5 kg"),
        row("refused", weight="9 kg"),
        row("early", weight="0.5 kg", ship_date="2001-01-01"),
    ]
    plans = [sell(), buy()]

    found = plain(spark_table(plans, rows, {}, form).to_pylist())

    assert found == plain(engine_rows(plans, rows, {}, form))
    assert {dict(one).get("refusal") for one in found} >= {None, "NO_VERSION", "BUY_REFUSED"}
