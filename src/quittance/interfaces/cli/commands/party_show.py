"""`quittance party show`: one party on a day, by what was known then."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from quittance.interfaces.cli.day_options import known_option, on_option
from quittance.interfaces.cli.options import json_option, language_option
from quittance.interfaces.cli.party_text import party_as_json, shown_lines
from quittance.interfaces.cli.party_tools import PartyTools
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import workspace_option


@click.command("show")
@click.argument("code")
@on_option
@known_option
@json_option
@workspace_option
@language_option
@click.pass_obj
def command(
    tools: PartyTools,
    code: str,
    on: datetime | None,
    known: datetime | None,
    as_json: bool,
    folder: Path,
    language: str,
) -> None:
    """Show the party CODE as it was on a day, by what was known at the end of another, with its history."""
    say = speak(language)
    party = tools.party_show(
        folder, code, on=on.date() if on else None, known=known.date() if known else None
    )
    if as_json:
        click.echo(json.dumps(party_as_json(party), ensure_ascii=False, indent=2))
        return
    for line in shown_lines(party, say):
        click.echo(line)
