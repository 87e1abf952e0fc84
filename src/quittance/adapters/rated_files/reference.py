"""A rating run by the reference rater: slow, and right by definition."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from quittance.adapters.rated_files.columns import CHARGE, fact_schema
from quittance.adapters.rated_files.rows import FileRow, RowMaker, unpriced_row
from quittance.core.facts.row import FactRow
from quittance.core.rating.chain import costs, in_order, with_bought
from quittance.core.rating.rater import NeedsOtherRows, Rater
from quittance.core.rating.result import Amount, SubjectResult
from quittance.core.rating.versions import NoVersion, choose
from quittance.core.tariff.plan import Plan
from quittance.kernel.exact import Exact

BATCH = 5_000

Unpriced = Callable[[FactRow, Plan, NoVersion], None]
"""Told of a row that no version prices, with one of the tariff's plans and the reason."""


@dataclass(slots=True)
class Written:
    """What was written. Totals count charges, refusals count subjects, by the keys that the fields name."""

    rows: int = 0
    count: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # tariff, code, currency
    amount: dict[tuple[str, str, str], Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    refused: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # tariff, refusal, line


def rate_by_reference(
    plans: Sequence[Plan],
    rows: Iterable[FactRow],
    out: Path,
    *,
    form: str,
    metadata: Mapping[str, str],
    progress: Callable[[int], None],
    closed_before: date | None = None,
) -> Written:
    """Rate each row on every tariff whose version holds on its pricing date, into the Parquet file `out`.

    `progress` is told how many rows were rated so far. Rows go through one by one, unless a line reads a
    group, then all rows of that tariff are held at once, or a tariff reads what buy tariffs of the run came
    to.
    """
    written = Written()
    schema = CHARGE if form == "charge" else fact_schema(plans)
    schema = schema.with_metadata(dict(metadata))
    with pq.ParquetWriter(out, schema) as writer:
        batch: list[FileRow] = []

        def unpriced(row: FactRow, plan: Plan, why: NoVersion) -> None:
            batch.append(unpriced_row(row, plan, why))
            written.refused[plan.header.tariff, str(why.code), ""] += 1

        for result, made in _results(plans, rows, unpriced, progress, closed_before):
            batch.extend(made.of_charges(result) if form == "charge" else [made.of_fact(result)])
            _count(written, result, form)
            if len(batch) >= BATCH:
                written.rows += _write(writer, schema, batch)
                batch.clear()
        written.rows += _write(writer, schema, batch)
    return written


def _results(
    plans: Sequence[Plan],
    rows: Iterable[FactRow],
    unpriced: Unpriced,
    progress: Callable[[int], None],
    closed_before: date | None,
) -> Iterator[tuple[SubjectResult, RowMaker]]:
    """Buy before sell: what reads the buy side of the run is rated in a second step, which needs all rows
    again.
    """
    chain = in_order(plans)
    makers = {id(plan): RowMaker(plan) for plan in plans}
    if chain.then:
        rows = list(rows)
    step = _Step(plans, rows, progress, closed_before)
    bought: list[SubjectResult] = []
    for result in step.results(chain.first, lambda plan, row: row, unpriced):
        yield result, makers[id(result.plan)]
        if chain.then and result.plan.header.side == "buy":
            bought.append(result)
    if chain.then:
        spent = costs(bought)
        for result in step.results(chain.then, lambda plan, row: with_bought(plan, row, chain.made, spent)):
            yield result, makers[id(result.plan)]


class _Step:
    """Rates all rows on some of the plans; versions are chosen among all."""

    def __init__(
        self,
        plans: Sequence[Plan],
        rows: Iterable[FactRow],
        progress: Callable[[int], None],
        closed_before: date | None,
    ) -> None:
        self._versions: dict[str, list[Plan]] = defaultdict(list)
        for plan in plans:
            self._versions[plan.header.tariff].append(plan)
        self._raters = {id(plan): Rater(plan, closed_before) for plan in plans}
        self._rows, self._progress = rows, progress

    def results(
        self,
        plans: Iterable[Plan],
        facts: Callable[[Plan, FactRow], FactRow],
        unpriced: Unpriced | None = None,
    ) -> Iterator[SubjectResult]:
        """`facts` gives the row as a plan reads it. Rows without a version are told to `unpriced`."""
        wanted = {id(plan) for plan in plans}
        held: dict[int, list[FactRow]] = defaultdict(list)
        alone: dict[tuple[int, str], bool] = {}
        for number, row in enumerate(self._rows, start=1):
            for candidates in self._versions.values():
                if not any(line.scope.subject == row.subject for plan in candidates for line in plan.lines):
                    continue
                plan = choose(candidates, row)
                if isinstance(plan, NoVersion):
                    if unpriced is not None:
                        unpriced(row, candidates[0], plan)
                    continue
                if (key := id(plan)) not in wanted:
                    continue
                mine = facts(plan, row)
                if (key, row.subject) not in alone:
                    alone[key, row.subject] = _alone(self._raters[key], mine)
                if alone[key, row.subject]:
                    yield self._raters[key].rate_row(mine)
                else:
                    held[key].append(mine)
            if number % 500 == 0:
                self._progress(number)
        for key, members in held.items():
            yield from self._raters[key].rate(members)


def _alone(rater: Rater, row: FactRow) -> bool:
    """Whether no line of the plan needs other rows than such a one."""
    if any(line.scope.is_group for line in rater.plan.lines):
        return False
    try:
        rater.rate_row(row)
    except NeedsOtherRows:
        return False
    return True


def _count(written: Written, result: SubjectResult, form: str) -> None:
    tariff = result.plan.header.tariff
    for amount in result.amounts:
        key = tariff, _name(amount, form), amount.currency
        written.count[key] += 1
        written.amount[key] += _decimal(amount.value)
    if result.refusal:
        written.refused[tariff, str(result.refusal), result.refused_line] += 1


def _name(amount: Amount, form: str) -> str:
    """What a total is called: the charge code, or in one row a fact the column."""
    return amount.line.code if form == "charge" else amount.line.name


def _decimal(amount: Exact) -> Decimal:
    """An amount after its rounding always has an end."""
    assert isinstance(amount, Decimal)
    return amount


def _write(writer: pq.ParquetWriter, schema: pa.Schema, batch: list[FileRow]) -> int:
    columns = {name: [row.get(name) for row in batch] for name in schema.names}
    writer.write_table(pa.table(columns, schema=schema))
    return len(batch)
