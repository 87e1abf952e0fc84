"""`quittance ingest`: files of facts into the lake."""

from __future__ import annotations

from pathlib import Path

import click

from quittance.interfaces.cli.options import SOME_FILE, language_option
from quittance.interfaces.cli.paths import short
from quittance.interfaces.cli.progress import steps_shown
from quittance.interfaces.cli.telling import finding_lines
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option, workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools


@click.command("ingest")
@click.argument("files", nargs=-1, required=True, type=SOME_FILE)
@click.option("--table", required=True, help="The table they go into, as `quittance lake show` lists them.")
@click.option("--source", required=True, help="Who says so: a short name such as wms or hub-ber.")
@click.option("--wait", type=float, default=0, help="Seconds to wait for another run on the table.")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def command(
    tools: WorkspaceTools,
    files: tuple[Path, ...],
    table: str,
    source: str,
    wait: float,
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Take files of facts (CSV, Parquet, Excel) into a table of the lake.

    A file that was taken in before changes nothing, a row that was known is not written again, and what
    cannot be kept is parked in a CSV file with line, code and hint.
    """
    say = speak(language)
    if table not in tools.table_names():
        raise click.UsageError(say("no_such_table", name=table, known=", ".join(tools.table_names())))
    for file in files:
        with steps_shown(tools, file.name, say):
            done = tools.ingest(
                folder,
                file,
                table=table,
                source=source,
                actor=actor or tools.login_name(),
                wait_seconds=wait,
            )
        key = "ingest_again" if done.is_repetition else "ingest_done"
        click.echo(
            say(
                key,
                file=file.name,
                table=table,
                new=f"{done.new:,}",
                repeated=f"{done.repeated:,}",
                parked=f"{done.parked:,}",
            )
        )
        for line in finding_lines(done.findings, say):
            click.echo(line, err=True)
        if done.parked_file is not None:
            click.echo(say("rate_parked", count=done.parked, path=short(done.parked_file)), err=True)
