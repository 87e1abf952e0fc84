"""`quittance backup`: a copy of a workspace."""

from __future__ import annotations

from pathlib import Path

import click

from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.paths import short
from quittance.interfaces.cli.telling import next_steps
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option, workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools


@click.command("backup")
@click.argument("target", type=click.Path(path_type=Path))
@workspace_option
@actor_option
@language_option
@click.pass_obj
def command(tools: WorkspaceTools, target: Path, folder: Path, actor: str | None, language: str) -> None:
    """Copy the books, the lake and the lists of a workspace to the new folder TARGET, with hashes.

    Others can go on working; the copy is as of one moment. Keys of encrypted files are not in it.
    """
    say = speak(language)
    done = tools.backup(folder, target, actor=actor or tools.login_name())
    click.echo(
        say(
            "backup_done",
            path=short(done.folder),
            rows=f"{done.rows:,}",
            files=f"{done.files:,}",
            size=f"{done.size_bytes / 1e6:,.1f} MB",
        )
    )
    click.echo(say("backup_hash", sha256=done.sha256))
    restore = f"quittance restore {short(done.folder)} NEW_FOLDER"
    for line in next_steps(say, (restore, "next_restore")):
        click.echo(line)
