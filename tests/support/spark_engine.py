"""What Spark says of a generated trial, straight from its query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quittance.engines.compile.compile import Form, compile_shape
from quittance.engines.compile.shape import by_shape
from quittance.engines.facts.windows import windows
from tests.generated.columnar import Engine
from tests.generated.trial import Trial
from tests.support.columnar import RowSource, fact_table
from tests.support.spark import spark


class SparkEngine(Engine):
    """In the place of DuckDB wherever a trial is judged. `sql` has the last queries."""

    def __init__(self) -> None:
        from quittance.engines.spark.session import rating_session

        self.session = rating_session(spark())
        self.sql: list[str] = []

    def load(self, trial: Trial) -> list[RowSource]:
        """The rows as views."""
        sources = []
        for schema in trial.schemas:
            table = fact_table(schema, trial.of(schema.subject))
            name = f"facts_{schema.subject}"
            self.session.createDataFrame(table).createOrReplaceTempView(name)
            sources.append(RowSource(schema.subject, schema, f"SELECT * FROM {name}"))
        return sources

    def rows(self, trial: Trial, sources: Sequence[RowSource], form: Form) -> list[dict[str, Any]]:
        """The answer in that form, all shapes together."""
        from quittance.engines.spark.query import frame_of, texts_of
        from quittance.engines.spark.run import prepare

        held = windows(trial.plans)
        schemas = {source.subject: source.schema for source in sources}
        found: list[dict[str, Any]] = []
        self.sql = []
        for positions in by_shape(trial.plans):
            compiled = compile_shape([trial.plans[at] for at in positions], schemas, form)
            prepare(self.session, compiled, trial.plans, positions, sources, held)
            self.sql += texts_of(compiled)
            found += frame_of(self.session, compiled).toArrow().to_pylist()
        return found
