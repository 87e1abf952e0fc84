"""`quittance facts status`: what happened to a parcel, and what of it stands."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table

from quittance.interfaces.cli.contradiction_text import contradiction_text, sums_text
from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.facts_tools import FactsTools, ParcelStatus
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.words import Say, speak
from quittance.interfaces.cli.workspace_options import workspace_option


@click.command("status")
@click.argument("parcel")
@workspace_option
@language_option
@click.pass_obj
def command(tools: FactsTools, parcel: str, folder: Path, language: str) -> None:
    """Show what happened to PARCEL in order of time, what of it stands, and what contradicts itself."""
    say = speak(language)
    found = tools.facts_status(folder, parcel)
    if found is None:
        click.echo(say("facts_unknown", parcel=parcel), err=True)
        raise SystemExit(Exit.REFUSED)
    console().print(_table(found, say))
    if found.last is None:
        click.echo(say("status_nothing_stands"))
    else:
        event, day = found.last
        click.echo(say("status_last", parcel=parcel, event=event, day=day))
    if found.charged:
        click.echo(say("status_charged", sums=sums_text(found.charged, say)))
    else:
        click.echo(say("status_not_charged"))
    for one in found.contradictions:
        click.echo(contradiction_text(one, say))


def _table(found: ParcelStatus, say: Say) -> Table:
    table = Table(box=None, pad_edge=False)
    for key in ("event", "what", "at", "known", "site", "source", "stands"):
        table.add_column(say(f"status_{key}"), overflow="fold")
    for one in found.events:
        table.add_row(
            one.id,
            one.event,
            f"{one.at:%Y-%m-%d %H:%M}",
            f"{one.known_at:%Y-%m-%d %H:%M}",
            one.site,
            one.source,
            say("status_undone", event=one.undone_by) if one.undone_by else say("status_stands_yes"),
        )
    return table
