"""`quittance facts completeness`: whether all facts of some days are there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from rich.table import Table

from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.facts_tools import DaysComplete, FactsTools, GapRow
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.telling import COLOURS
from quittance.interfaces.cli.words import Say, speak
from quittance.interfaces.cli.workspace_options import workspace_option
from quittance.kernel.finding import Severity


@click.command("completeness")
@click.option("--from", "first", required=True, type=click.DateTime(["%Y-%m-%d"]), help="First day.")
@click.option("--until", "last", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Last day, included.")
@workspace_option
@language_option
@click.pass_obj
def command(tools: FactsTools, first: datetime, last: datetime, folder: Path, language: str) -> None:
    """Compare what came with the calendar of expected feeds, feeds.csv of the workspace.

    Lists feeds that are missing, thin, or not what their sender counted, and days whose labels nobody scanned
    or delivered. Ends with 1 if a cut-off has to wait for something.
    """
    say = speak(language)
    found = tools.facts_completeness(folder, first.date(), last.date())
    if found.feeds:
        console().print(_table(found, say))
    for one in found.gaps:
        click.echo(_gap(one, say))
    for feed, day, due in found.waiting:
        click.echo(say("feed_is_waiting", feed=feed, day=day, due=f"{due:%Y-%m-%d %H:%M}"))
    if found.waiting or any(one.blocks for one in found.gaps):
        click.echo(say("completeness_blocks"))
        raise SystemExit(Exit.FINDINGS)
    click.echo(say("completeness_well"))


def _gap(one: GapRow, say: Say) -> str:
    severity = Severity.ERROR if one.blocks else Severity.WARNING
    told = say(
        f"gap_{one.code}" if one.wanted is not None else f"gap_{one.code}_unknown",
        feed=one.feed,
        day=one.day,
        rows=one.rows,
        wanted=one.wanted,
        due=f"{one.due:%Y-%m-%d %H:%M}" if one.due else "",
    )
    return f"{click.style(severity.value, fg=COLOURS[severity])} {one.code}: {told}"


def _table(found: DaysComplete, say: Say) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(say("feed_feed"))
    for key in ("expected", "there", "missing", "thin", "differs", "waiting"):
        table.add_column(say(f"feed_{key}"), justify="right")
    for one in found.feeds:
        table.add_row(one.feed, *(str(count) for count in one.counts))
    return table
