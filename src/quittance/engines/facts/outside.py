"""Facts that no version of a tariff prices, as rows of the output: refused by name like any other."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot.dialects.duckdb import DuckDB

from quittance.core.tariff.plan import Plan
from quittance.engines.compile.output import REFUSALS, enumeration
from quittance.engines.facts.asks import Asks
from quittance.engines.facts.bind import outside_sql
from quittance.engines.facts.source import Source
from quittance.engines.facts.windows import Window
from quittance.kernel.sql_literal import text


def outside_rows(
    asks: Asks,
    plans: Sequence[Plan],
    sources: Sequence[Source],
    held: Sequence[Window],
) -> dict[str, list[str]]:
    """By tariff a query for every kind of its facts that has rows outside: the identity, without a version,
    and the refusal NO_VERSION, or MISSING_FACT where there is no pricing date.
    """
    refusal_type = enumeration(REFUSALS).sql(dialect=DuckDB)
    found: dict[str, list[str]] = {}
    for plan in {plan.header.tariff: plan for plan in plans}.values():
        tariff = plan.header.tariff
        kinds = {line.scope.subject for line in plan.lines}
        for source in sources:
            if source.subject not in kinds:
                continue
            rows, day = outside_sql(source.relation, plan, source.subject, source.schema, held)
            if not asks.answer(f"SELECT 1 FROM ({rows}) LIMIT 1"):
                continue
            found.setdefault(tariff, []).append(
                f"SELECT {text(source.subject)} AS subject, subject_id, {text(tariff)} AS tariff, "
                f"CAST(NULL AS DATE) AS version, CAST({day} AS DATE) AS price_date, "
                f"CAST(code AS {refusal_type}) AS refusal, false AS provisional "
                f"FROM ({rows})"
            )
    return found
