"""`quittance rate`: a file of facts priced on one or more tariffs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from quittance.core.facts.subjects import SUBJECTS
from quittance.interfaces.cli.options import NEW_FILE, TARIFF, language_option
from quittance.interfaces.cli.progress import progress_bar
from quittance.interfaces.cli.rate_text import print_report
from quittance.interfaces.cli.telling import finding_lines, next_steps, usable_plan
from quittance.interfaces.cli.tools import FactFile, RateReport, Tools
from quittance.interfaces.cli.words import Say, speak


@click.command("rate")
@click.argument("tariffs", nargs=-1, required=True, type=TARIFF)
@click.option(
    "--facts",
    "fact_files",
    multiple=True,
    required=True,
    metavar="[SUBJECT=]FILE",
    help="Parquet, CSV or Excel; repeatable, with the kind of its rows where they do not say it.",
)
@click.option("--out", required=True, type=NEW_FILE, help="The Parquet file to write.")
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark", "reference"]),
    default="duckdb",
    show_default=True,
    help="Who rates.",
)
@click.option(
    "--form",
    type=click.Choice(["fact", "charge"]),
    default="fact",
    show_default=True,
    help="One row a fact, or one row a charge.",
)
@click.option(
    "--closed-before",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Estimate periods that end on this day or later; by default every period has closed.",
)
@click.option("--show-sql", is_flag=True, help="Print the queries of the engine.")
@language_option
@click.pass_obj
def command(
    tools: Tools,
    tariffs: tuple[Path, ...],
    fact_files: tuple[str, ...],
    out: Path,
    engine: str,
    form: str,
    closed_before: datetime | None,
    show_sql: bool,
    language: str,
) -> None:
    """Price every fact on each tariff whose version holds on its pricing date.

    Several versions of one tariff are told apart by their dates; several tariffs price each
    fact once each, those that read `buy.<charge>` after the buy tariffs that make it. Rows that cannot be
    read are parked in a CSV file beside the output.
    """
    say = speak(language)
    plans = [(path, usable_plan(tools.load_tariff(path), say)) for path in tariffs]
    facts = [_fact_file(text, say) for text in fact_files]
    with progress_bar(say("rating")) as progress:
        report = tools.rate(
            plans,
            facts,
            out,
            engine=engine,
            form=form,
            progress=progress,
            closed_before=closed_before.date() if closed_before is not None else None,
        )
    if show_sql:
        for sql in report.sql:
            click.echo(f"{sql};\n")
    print_report(report, say)
    _close(report, out, tariffs, fact_files, say)


def _fact_file(text: str, say: Say) -> FactFile:
    """`parcel=parcels.csv`, or a file alone that says itself what its rows are."""
    head, sign, tail = text.partition("=")
    path = Path(tail if sign and head in SUBJECTS else text)
    if not path.is_file():
        raise click.UsageError(say("no_such_file", path=path))
    return FactFile(path, head if sign and head in SUBJECTS else "")


def _close(
    report: RateReport, out: Path, tariffs: tuple[Path, ...], facts: tuple[str, ...], say: Say
) -> None:
    for line in finding_lines(report.findings, say):
        click.echo(line, err=True)
    if report.duplicates:
        click.echo(say("rate_duplicates", count=report.duplicates), err=True)
    if report.parked_file is not None:
        click.echo(say("rate_parked", count=report.parked, path=report.parked_file), err=True)
    if not report.rows:
        click.echo(say("rate_nothing"), err=True)
        return
    cards, files = " ".join(map(str, tariffs)), " ".join(f"--facts {file}" for file in facts)
    for line in next_steps(
        say,
        (f"quittance explain {out} --fact ID", "next_explain"),
        (
            f"quittance rate {cards} {files} --out check.parquet --engine reference",
            "next_reference",
        ),
    ):
        click.echo(line)
