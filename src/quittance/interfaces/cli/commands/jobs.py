"""`quittance jobs`: work on a timetable."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table

from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.telling import next_steps
from quittance.interfaces.cli.words import Say, speak
from quittance.interfaces.cli.workspace_options import actor_option, workspace_option
from quittance.interfaces.cli.workspace_tools import JobRow, WorkspaceTools


@click.group("jobs")
def command() -> None:
    """Schedule backups, housekeeping and retention, and do what is due."""


@command.command("schedule")
@click.argument("name")
@click.option("--work", help="What to do: backup, completeness, examine, lake-tidy, lake-verify, retention.")
@click.option("--at", "timetable", help="When: hourly 15, daily 03:00, weekly mon 03:00 or monthly 1 03:00.")
@click.option("--set", "arguments", multiple=True, metavar="NAME=VALUE", help="An argument; repeatable.")
@click.option("--off", is_flag=True, help="Switch it off.")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def schedule(
    tools: WorkspaceTools,
    name: str,
    work: str | None,
    timetable: str | None,
    arguments: tuple[str, ...],
    off: bool,
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Set what is done under NAME and when, in the time zone of the workspace; or switch it off."""
    say = speak(language)
    who = actor or tools.login_name()
    if off:
        tools.jobs_unschedule(folder, name, actor=who)
        click.echo(say("jobs_off", name=name))
        return
    if work is None or timetable is None or not all("=" in one for one in arguments):
        raise click.UsageError(say("jobs_schedule_what"))
    said = dict(one.split("=", 1) for one in arguments)
    tools.jobs_schedule(folder, name, work=work, timetable=timetable, arguments=said, actor=who)
    click.echo(say("jobs_scheduled", name=name, work=work, timetable=timetable))
    for line in next_steps(say, (f"quittance jobs run --workspace {folder}", "next_jobs_run")):
        click.echo(line)


@command.command("run")
@workspace_option
@language_option
@click.pass_obj
def run(tools: WorkspaceTools, folder: Path, language: str) -> None:
    """Do every job that is due, each once. Ends with 1 if one of them did not succeed.

    Let the machine call it every few minutes. A job that lost its worker is taken up again; one that did not
    succeed is tried again later, five times at most.
    """
    say = speak(language)
    count = troubles = 0
    for row in tools.jobs_run(folder):
        count += 1
        troubles += row.state != "done"
        click.echo(_line(row, say), err=row.state != "done")
    if not count:
        click.echo(say("jobs_nothing"))
    if troubles:
        raise SystemExit(Exit.FINDINGS)


@command.command("list")
@workspace_option
@language_option
@click.pass_obj
def show(tools: WorkspaceTools, folder: Path, language: str) -> None:
    """List what is scheduled, and the jobs that wait or ended last."""
    say = speak(language)
    schedules, jobs = tools.jobs_list(folder)
    table = Table(box=None, pad_edge=False)
    for key in ("name", "work", "when", "with"):
        table.add_column(say(f"jobs_{key}"))
    for one in schedules:
        table.add_row(one.name, one.work, one.timetable or say("jobs_is_off"), one.arguments)
    console().print(table)
    for row in jobs:
        click.echo(_line(row, say))


def _line(row: JobRow, say: Say) -> str:
    told = row.trouble or row.said
    return f"{row.key}: {say(f'job_is_{row.state}')}{'; ' if told else ''}{told}"
