"""`quittance party erase`: personal details go for good."""

from __future__ import annotations

from pathlib import Path

import click

from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.party_text import item_name
from quittance.interfaces.cli.party_tools import PartyTools
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option, workspace_option

REASONS = ("request", "retention", "mistake")


@click.command("erase")
@click.argument("code")
@click.option("--contact", help="Only this contact.")
@click.option("--everything", is_flag=True, help="Every name, street, mail address and phone of the party.")
@click.option("--reason", required=True, type=click.Choice(REASONS), help="Why.")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def command(
    tools: PartyTools,
    code: str,
    contact: str | None,
    everything: bool,
    reason: str,
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Erase personal details of the party CODE for good, from every state that was ever known.

    History, hashes and the event log stay: they never had them. Files that still have the details cannot
    bring them back. Backups and exported files are yours to deal with.
    """
    say = speak(language)
    if (contact is None) != everything:
        raise click.UsageError(say("party_erase_what"))
    items = tools.party_erase(folder, code, contact=contact, reason=reason, actor=actor or tools.login_name())
    for kind, key in items:
        click.echo(say("party_erased", code=code, item=item_name(kind, key, say)))
