"""A rating run put together: facts, engine, output, and the parked rows beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import monotonic

import duckdb

from quittance.adapters.fact_files.open import open_facts
from quittance.adapters.fact_files.rows import fact_rows
from quittance.adapters.fact_files.source import FactSource
from quittance.adapters.rated_files.origin import Origin, RatedFacts, RatedTariff
from quittance.adapters.rated_files.reference import rate_by_reference
from quittance.config.by_spark import Answer, by_spark, told
from quittance.config.together import declared_by, time_zone_of, without_repeats
from quittance.core.tariff.plan import Plan
from quittance.engines.duckdb.cut_groups import CutGroups, cut_groups
from quittance.engines.duckdb.run import run
from quittance.interfaces.cli.tools import FactFile, Progress, RateReport, Refusals, Total
from quittance.kernel.finding import Finding, Severity
from quittance.kernel.refusal import Refusal
from quittance.kernel.sql_literal import text

Tariffs = Sequence[tuple[Path, Plan]]


class NothingToRate(Refusal):
    """No tariff prices the kind of facts that are there."""

    code = "NOTHING_TO_RATE"


def rate(
    tariffs: Tariffs,
    facts: Sequence[FactFile],
    out: Path,
    *,
    engine: str,
    form: str,
    progress: Progress,
    closed_before: date | None = None,
) -> RateReport:
    """Price the facts by `duckdb`, `spark` or `reference`; what cannot be read goes to a file beside `out`.

    Periods that end on `closed_before` or later have not closed: what their estimates reach is provisional.
    """
    started = monotonic()
    tariffs = [tariffs[position] for position in without_repeats([plan for _, plan in tariffs])]
    plans = [plan for _, plan in tariffs]
    out.parent.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect()
    sources = open_sources(connection, facts, plans)
    findings = [finding for source in sources for finding in source.findings]
    tariffs = _usable(tariffs, sources, findings)
    plans = [plan for _, plan in tariffs]
    findings += [_version_changes(cut) for cut in cut_groups(connection, plans, sources)]
    origin = _origin(tariffs, facts, engine, form, closed_before)
    answer = {"duckdb": _by_duckdb, "reference": _by_reference, "spark": by_spark}[engine]
    rows, totals, refusals, sql = answer(
        plans, sources, out, form, connection, origin, progress, closed_before
    )
    parked_file = out.with_suffix(".parked.csv")
    parked_file.unlink(missing_ok=True)
    parked = sum(source.parked_count for source in sources)
    if parked:
        _write_parked(connection, sources, parked_file)
    return RateReport(
        facts=sum(source.count for source in sources),
        rows=rows,
        seconds=Decimal(round((monotonic() - started) * 10)) / 10,
        totals=tuple(sorted(totals, key=_sheet_order(plans))),
        refusals=tuple(sorted(refusals, key=lambda one: (one.tariff, -one.count, one.code))),
        parked=parked,
        parked_file=parked_file if parked else None,
        duplicates=sum(_count(connection, source.duplicates) for source in sources),
        findings=tuple(findings),
        sql=sql,
    )


def open_sources(
    connection: duckdb.DuckDBPyConnection, facts: Sequence[FactFile], plans: Sequence[Plan]
) -> list[FactSource]:
    """The facts of every file, read as the tariffs declare them.

    Refuses with `FactDeclaredTwice` or `TimeZonesDiffer`.
    """
    extra, time_zone = declared_by(plans), time_zone_of(plans)
    priced = [plan.header.subject for plan in plans]
    priced += [line.scope.subject for plan in plans for line in plan.lines if line.scope.subject]
    kinds = list(dict.fromkeys(priced))
    return [
        source
        for file in facts
        for source in open_facts(
            file.path,
            kinds=[file.subject] if file.subject else kinds,
            connection=connection,
            extra=extra,
            time_zone=time_zone,
        )
    ]


def _sheet_order(plans: Sequence[Plan]) -> Callable[[Total], tuple[int, str, int]]:
    """Totals by tariff as named, then by currency, then as the sheet has its charges."""
    tariffs = list(dict.fromkeys(plan.header.tariff for plan in plans))
    charges = {
        (plan.header.tariff, name): line.number
        for plan in reversed(plans)
        for line in reversed(plan.charges())
        for name in (line.name, line.code)
    }

    def order(total: Total) -> tuple[int, str, int]:
        number = charges.get((total.tariff, total.code), 0)
        return tariffs.index(total.tariff), total.currency, number

    return order


def _usable(tariffs: Tariffs, sources: Sequence[FactSource], findings: list[Finding]) -> Tariffs:
    """The tariffs that price a kind of fact that is there; the others are told. Refuses if none is left."""
    kinds = [source.subject for source in sources]
    usable = []
    for path, plan in tariffs:
        if any(line.scope.subject in kinds for line in plan.lines):
            usable.append((path, plan))
        else:
            message = f"{plan.name} prices a {plan.header.subject}; the facts are of {', '.join(kinds)}."
            hint = f"Name the kind: --facts {plan.header.subject}=FILE."
            findings.append(Finding("OTHER_SUBJECT", message, None, hint, Severity.WARNING))
    if not usable:
        raise NothingToRate(findings[-1].message, findings[-1].hint)
    return usable


def _version_changes(cut: CutGroups) -> Finding:
    """Each part of such a group was priced as if the other did not exist: said, not left to be found."""
    message = (
        f"{cut.tariff} changes its version inside {cut.count} groups ({cut.scope}), the first of them "
        f"{cut.example}: each version prices its part alone, so what is due once a group is charged twice."
    )
    if cut.looks_back:
        message += " What reads earlier periods or a budget starts anew with each version."
    if cut.scope.period is None:
        hint = "Price by a date that is the same for the whole group, such as price_date = order_date."
    else:
        hint = (
            f"Let the later version begin with the {cut.scope.period} and write what changes inside it with "
            "`from`: a column in tables, `from` and `before` on lines. A line of the group then goes by its "
            "last day."
        )
    return Finding("VERSION_CHANGES", message, None, hint, Severity.WARNING)


def _by_duckdb(
    plans: Sequence[Plan],
    sources: Sequence[FactSource],
    out: Path,
    form: str,
    connection: duckdb.DuckDBPyConnection,
    origin: Origin,
    progress: Progress,
    closed_before: date | None,
) -> Answer:
    summary = run(
        plans,
        sources,
        out,
        form="charge" if form == "charge" else "fact",
        connection=connection,
        progress=progress,
        metadata=origin.as_metadata(),
        closed_before=closed_before,
    )
    return told(summary.rows, summary.totals, summary.refusals, summary.sql)


def _by_reference(
    plans: Sequence[Plan],
    sources: Sequence[FactSource],
    out: Path,
    form: str,
    connection: duckdb.DuckDBPyConnection,
    origin: Origin,
    progress: Progress,
    closed_before: date | None,
) -> Answer:
    count = max(sum(source.count for source in sources), 1)
    written = rate_by_reference(
        plans,
        (row for source in sources for row in fact_rows(source, connection)),
        out,
        form=form,
        metadata=origin.as_metadata(),
        progress=lambda done: progress(Decimal(100 * done) / count),
        closed_before=closed_before,
    )
    totals = tuple(
        Total(*key, count=written.count[key], amount=written.amount[key]) for key in sorted(written.count)
    )
    refusals = tuple(Refusals(*key, count=count) for key, count in sorted(written.refused.items()))
    return written.rows, totals, refusals, ()


def _origin(
    tariffs: Tariffs, facts: Sequence[FactFile], engine: str, form: str, closed_before: date | None
) -> Origin:
    return Origin(
        tariffs=tuple(
            RatedTariff(str(path.resolve()), plan.name, plan.content_hash) for path, plan in tariffs
        ),
        facts=tuple(RatedFacts(str(file.path.resolve()), file.subject) for file in facts),
        engine=engine,
        form=form,
        time_zone=tariffs[0][1].header.time_zone,
        closed_before="" if closed_before is None else closed_before.isoformat(),
    )


def _write_parked(connection: duckdb.DuckDBPyConnection, sources: Sequence[FactSource], path: Path) -> None:
    query = " UNION ALL ".join(
        f"SELECT '{source.subject}' AS subject, * FROM ({source.parked})" for source in sources
    )
    ordered = f"SELECT * FROM ({query}) ORDER BY subject, line, column_name"
    connection.execute(f"COPY ({ordered}) TO {text(path)} (FORMAT csv, HEADER true)")


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    found = connection.execute(f"SELECT count(*) FROM ({query})").fetchone()
    return int(found[0]) if found else 0
