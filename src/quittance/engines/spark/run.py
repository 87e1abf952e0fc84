"""A rating run by Spark: lists of Parquet files in, a folder of Parquet files out for each shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import NullType

from quittance.core.facts.schema import FactSchema
from quittance.core.rating.chain import in_order
from quittance.core.tariff.plan import Plan
from quittance.engines.compile.compile import Compiled, Form, compile_shape
from quittance.engines.compile.shape import by_shape
from quittance.engines.facts.bind import bound_sql
from quittance.engines.facts.bought import Rated, with_bought
from quittance.engines.facts.outside import outside_rows
from quittance.engines.facts.source import Source
from quittance.engines.facts.windows import Window, windows
from quittance.engines.spark.asks import SparkAsks
from quittance.engines.spark.dialect import from_duckdb
from quittance.engines.spark.load import load, read_files
from quittance.engines.spark.query import frame_of, texts_of
from quittance.engines.spark.session import rating_session


@dataclass(frozen=True, slots=True)
class FactFiles:
    """Normalised fact rows of one kind in Parquet files: `subject_id`, and numbers as whole steps."""

    subject: str
    schema: FactSchema
    paths: tuple[str, ...]

    @property
    def relation(self) -> str:
        """The SELECT."""
        return f"SELECT * FROM facts_{self.subject}"


@dataclass(frozen=True, slots=True)
class SparkSummary:
    """The folders that a run wrote, one a shape, and the SQL of each."""

    folders: tuple[str, ...]
    sql: tuple[str, ...]


def run(
    plans: Sequence[Plan],
    sources: Sequence[FactFiles],
    folder: str,
    *,
    form: Form,
    session: SparkSession,
    known_at: date | None = None,
    closed_before: date | None = None,
) -> SparkSummary:
    """Rates every source row on every plan whose version holds on its pricing date, as `engines.duckdb.run`
    does, to the last digit.

    `folder` is anything that Spark writes to; below it there is a folder for each shape. Buy comes before
    sell: what the buy tariffs came to is read back from their files.
    """
    own = rating_session(session)
    for source in sources:
        read_files(own, f"facts_{source.subject}", source.paths)
    chain = in_order(plans)
    held = windows(plans, known_at)
    asks = SparkAsks(own)
    outside = outside_rows(asks, plans, sources, held)
    later = {id(plan) for plan in chain.then}
    shapes = sorted(by_shape(plans), key=lambda positions: id(plans[positions[0]]) in later)
    folders: list[str] = []
    rated: list[Rated] = []
    texts: list[str] = []
    for number, positions in enumerate(shapes):
        mine = tuple(plans[position] for position in positions)
        facts: list[Source] = [
            with_bought(asks, one, mine, chain.made, rated) if id(mine[0]) in later else one
            for one in sources
        ]
        compiled = _bound(own, plans, positions, facts, held, form, closed_before)
        texts += texts_of(compiled)
        frame = frame_of(own, compiled)
        tariffs = {plan.header.tariff for plan in mine}
        for query in (query for tariff in tariffs for query in outside.pop(tariff, ())):
            frame = frame.unionByName(own.sql(from_duckdb(query)), allowMissingColumns=True)
        folders.append(_written(frame, f"{folder}/{number}"))
        if later and any(plan.header.side == "buy" for plan in mine):
            by_fact = folders[-1]
            if form != "fact":  # amounts are handed on from rows of subjects
                again = _bound(own, plans, positions, facts, held, "fact", closed_before)
                by_fact = _written(frame_of(own, again), f"{folder}/{number}-bought")
            read_files(own, f"rated_{number}", [by_fact])
            rated.append(Rated(f"rated_{number}", mine))
    return SparkSummary(tuple(folders), tuple(texts))


def prepare(
    session: SparkSession,
    compiled: Compiled,
    plans: Sequence[Plan],
    positions: Sequence[int],
    sources: Sequence[Source],
    held: Sequence[Window],
) -> None:
    """Puts what the query reads before the session: small relations, and the facts with their versions."""
    load(session, compiled.relations)
    for source in sources:
        sql, versions = bound_sql(source.subject, source.relation, source.schema, plans, positions, held)
        if versions is not None:
            load(session, [versions])
        session.sql(from_duckdb(sql)).createOrReplaceTempView(f"bound_{source.subject}")


def _bound(
    session: SparkSession,
    plans: Sequence[Plan],
    positions: Sequence[int],
    sources: Sequence[Source],
    held: Sequence[Window],
    form: Form,
    closed_before: date | None,
) -> Compiled:
    schemas = {source.subject: source.schema for source in sources}
    compiled = compile_shape([plans[position] for position in positions], schemas, form, closed_before)
    prepare(session, compiled, plans, positions, sources, held)
    return compiled


def _written(frame: DataFrame, folder: str) -> str:
    """The rows as Parquet; a column without any value has no type, and Parquet wants one."""
    for field in frame.schema.fields:
        if isinstance(field.dataType, NullType):
            frame = frame.withColumn(field.name, frame[f"`{field.name}`"].cast("string"))
    frame.write.option("compression", "snappy").parquet(folder)
    return folder
