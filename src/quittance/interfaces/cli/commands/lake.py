"""`quittance lake`: the tables, and their housekeeping."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table

from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.telling import finding_lines
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option, workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools


@click.group("lake")
def command() -> None:
    """Look at the tables of facts and charges, and keep them tidy."""


@command.command("show")
@workspace_option
@language_option
@click.pass_obj
def show(tools: WorkspaceTools, folder: Path, language: str) -> None:
    """List the tables with their rows, files and months."""
    say = speak(language)
    table = Table(box=None, pad_edge=False)
    for key, justify in (("table", "left"), ("rows", "right"), ("files", "right"), ("size", "right")):
        table.add_column(say(f"lake_{key}"), justify=justify)  # type: ignore[arg-type]
    table.add_column(say("lake_months"))
    table.add_column(say("lake_meaning"))
    for state in tools.lake_state(folder):
        months = " – ".join(dict.fromkeys((state.first_month, state.last_month)))
        table.add_row(
            state.name,
            f"{state.rows:,}",
            f"{state.files:,}",
            _size(state.size_bytes),
            months,
            say(f"table_{state.name}"),
        )
    console().print(table)


@command.command("verify")
@workspace_option
@language_option
@click.pass_obj
def verify(tools: WorkspaceTools, folder: Path, language: str) -> None:
    """Read every file and compare its hash with the one it was written with. Ends with 1 if one differs."""
    say = speak(language)
    findings = tools.lake_verify(folder)
    for line in finding_lines(findings, say):
        click.echo(line)
    if findings:
        raise SystemExit(Exit.FINDINGS)
    click.echo(say("lake_whole"))


@command.command("compact")
@click.argument("table")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def compact(tools: WorkspaceTools, table: str, folder: Path, actor: str | None, language: str) -> None:
    """Rewrite the small files of each month of TABLE as few sorted ones; its rows stay as they are."""
    say = speak(language)
    _require(tools, table, language)
    written, replaced = tools.lake_compact(folder, table, actor=actor or tools.login_name())
    click.echo(
        say("lake_compacted" if replaced else "lake_compact_nothing", written=written, replaced=replaced)
    )


@command.command("expire")
@click.argument("table")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def expire(tools: WorkspaceTools, table: str, folder: Path, actor: str | None, language: str) -> None:
    """Drop snapshots of TABLE that are older than a week and that no run needs."""
    say = speak(language)
    _require(tools, table, language)
    gone = tools.lake_expire(folder, table, actor=actor or tools.login_name())
    click.echo(say("lake_expired", count=gone))


@command.command("sweep")
@workspace_option
@language_option
@click.pass_obj
def sweep(tools: WorkspaceTools, folder: Path, language: str) -> None:
    """Delete files older than a day that nothing refers to, such as those of runs that were killed."""
    say = speak(language)
    count, size_bytes = tools.lake_sweep(folder)
    click.echo(say("lake_swept", count=count, size=_size(size_bytes)))


def _require(tools: WorkspaceTools, table: str, language: str) -> None:
    if table not in tools.table_names():
        say = speak(language)
        raise click.UsageError(say("no_such_table", name=table, known=", ".join(tools.table_names())))


def _size(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:,.1f} MB"
