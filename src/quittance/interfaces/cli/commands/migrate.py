"""`quittance migrate`: the books brought up to this version."""

from __future__ import annotations

from pathlib import Path

import click

from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools


@click.command("migrate")
@workspace_option
@language_option
@click.pass_obj
def command(tools: WorkspaceTools, folder: Path, language: str) -> None:
    """Bring the books up to this version of Quittance. Make a backup first."""
    say = speak(language)
    applied = tools.migrate(folder)
    for name in applied:
        click.echo(say("migrate_applied", name=name))
    if not applied:
        click.echo(say("migrate_nothing"))
