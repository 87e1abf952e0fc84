"""`quittance party load`: files into the books."""

from __future__ import annotations

from pathlib import Path

import click

from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.party_text import change_lines
from quittance.interfaces.cli.party_tools import PartyTools
from quittance.interfaces.cli.paths import short
from quittance.interfaces.cli.telling import finding_lines, next_steps
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option, workspace_option
from quittance.kernel.finding import Severity

PARTIES_MAX = 20
"""So many parties are told with their changes; the others are only counted."""


@click.command("load")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@workspace_option
@actor_option
@language_option
@click.pass_obj
def command(tools: PartyTools, source: Path, folder: Path, actor: str | None, language: str) -> None:
    """Take in the parties of SOURCE: a folder with parties.csv or parties/*.toml, one of these files, or a
    workbook.

    What is new or different becomes a line of the party's history; loading the same again changes nothing.
    What has errors is parked, and the rest is taken in. Ends with 1 if something was parked.
    """
    say = speak(language)
    done = tools.party_load(folder, source, actor=actor or tools.login_name())
    click.echo(say("party_loaded", new=done.new, changed=done.changed, unchanged=done.unchanged))
    for line in change_lines(done.changes[:PARTIES_MAX], say):
        click.echo(line)
    if len(done.changes) > PARTIES_MAX:
        click.echo(say("party_more", count=len(done.changes) - PARTIES_MAX))
    for line in finding_lines(done.findings, say):
        click.echo(line, err=True)
    if done.parked_file is not None:
        parked = say("party_parked", parties=done.parties_parked, items=done.items_parked)
        click.echo(f"{parked} {say('party_parked_listed', path=short(done.parked_file))}", err=True)
    waiting = [
        (code, change.item.key)
        for code, _, changes in done.changes
        for change in changes
        if change.item.kind == "account" and change.after is not None
    ]
    if waiting:
        code, account = waiting[0]
        verify = f"quittance party verify-account {code} {account} --ends-with .... --evidence call_back"
        for line in next_steps(say, (f"{verify} --workspace {folder} --actor NAME", "next_verify")):
            click.echo(line)
    if any(finding.severity is Severity.ERROR for finding in done.findings):
        raise SystemExit(Exit.FINDINGS)
