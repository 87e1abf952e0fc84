"""What the DuckDB engine says of a trial, straight from its query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb

from quittance.engines.compile.compile import Form, compile_shape
from quittance.engines.compile.shape import by_shape
from quittance.engines.duckdb.run import prepare
from quittance.engines.facts.windows import windows
from tests.generated.trial import Trial
from tests.support.columnar import RowSource, source_of


class Engine:
    """One connection for many trials. `sql` has the last queries."""

    def __init__(self) -> None:
        self.connection = duckdb.connect(config={"threads": 1})
        self.connection.execute("SET preserve_insertion_order = false")
        self.sql: list[str] = []

    def load(self, trial: Trial) -> list[RowSource]:
        """The rows as relations."""
        return [source_of(self.connection, schema, trial.of(schema.subject)) for schema in trial.schemas]

    def rows(self, trial: Trial, sources: Sequence[RowSource], form: Form) -> list[dict[str, Any]]:
        """The answer in that form, all shapes together."""
        held = windows(trial.plans)
        schemas = {source.subject: source.schema for source in sources}
        found: list[dict[str, Any]] = []
        self.sql = []
        for positions in by_shape(trial.plans):
            compiled = compile_shape([trial.plans[at] for at in positions], schemas, form)
            query = prepare(self.connection, compiled, trial.plans, positions, sources, held)
            self.sql.append(query)
            answer = self.connection.execute(query)
            names = [column[0] for column in answer.description or ()]
            found += [dict(zip(names, values, strict=True)) for values in answer.fetchall()]
        return found
