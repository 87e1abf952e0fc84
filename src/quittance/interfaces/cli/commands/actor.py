"""`quittance actor`: who works in a workspace."""

from __future__ import annotations

from pathlib import Path

import click

from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option, key_option, workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools


@click.group("actor")
def command() -> None:
    """Add those who work in a workspace."""


@command.command("add")
@click.argument("name")
@click.option("--role", default="analyst", show_default=True, help="What they are here.")
@key_option
@workspace_option
@actor_option
@language_option
@click.pass_obj
def add(
    tools: WorkspaceTools, name: str, role: str, key: str, folder: Path, actor: str | None, language: str
) -> None:
    """Let NAME work here, as somebody who works here already says."""
    say = speak(language)
    tools.actor_add(folder, name, role=role, actor=actor or tools.login_name(), key=key)
    click.echo(say("actor_added", name=name, role=role))
