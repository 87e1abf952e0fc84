"""`quittance ingest`: files of facts into the lake."""

from __future__ import annotations

from pathlib import Path

import click

from quittance.interfaces.cli.facts_tools import ORDER_TABLES
from quittance.interfaces.cli.options import SOME_FILE, language_option
from quittance.interfaces.cli.paths import short
from quittance.interfaces.cli.progress import steps_shown
from quittance.interfaces.cli.telling import finding_lines
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option, workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools
from quittance.kernel.finding import Finding


@click.command("ingest")
@click.argument("files", nargs=-1, required=True, type=SOME_FILE)
@click.option("--table", help="The table they go into, as `quittance lake show` lists them; not for JSON.")
@click.option("--source", required=True, help="Who says so: a short name such as wms or hub-ber.")
@click.option("--wait", type=float, default=0, help="Seconds to wait for another run on the table.")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def command(
    tools: WorkspaceTools,
    files: tuple[Path, ...],
    table: str | None,
    source: str,
    wait: float,
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Take files of facts (CSV, Parquet, Excel) into a table of the lake, or orders of a marketplace in JSON.

    A file that was taken in before changes nothing, a row that was known is not written again, and what
    cannot be kept is parked in a CSV file with line, code and hint.
    """
    say = speak(language)
    names = tools.table_names()
    if table is not None and table not in names:
        raise click.UsageError(say("no_such_table", name=table, known=", ".join(names)))
    for file in files:
        if table is None and not tools.is_order_file(file):
            raise click.UsageError(say("table_needed", file=file.name, known=", ".join(names)))
    told: list[Finding] = []
    for file, into in [(file, into) for file in files for into in ([table] if table else ORDER_TABLES)]:
        with steps_shown(tools, f"{file.name}, {into}", say):
            done = tools.ingest(
                folder,
                file,
                table=into,
                source=source,
                actor=actor or tools.login_name(),
                wait_seconds=wait,
            )
        key = "ingest_again" if done.is_repetition else "ingest_done"
        click.echo(
            say(
                key,
                file=file.name,
                table=into,
                new=f"{done.new:,}",
                repeated=f"{done.repeated:,}",
                parked=f"{done.parked:,}",
            )
        )
        fresh = [one for one in done.findings if one not in told]
        told += fresh
        for line in finding_lines(fresh, say):
            click.echo(line, err=True)
        if done.parked_file is not None:
            click.echo(say("rate_parked", count=done.parked, path=short(done.parked_file)), err=True)
