"""`quittance restore`: a workspace from a backup."""

from __future__ import annotations

from pathlib import Path

import click

from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.paths import short
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_tools import WorkspaceTools


@click.command("restore")
@click.argument("backup", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--database", default="", help="Another place for the books than the backup's settings say.")
@click.option("--lake", default="", help="Another place for the tables.")
@click.option("--endpoint", default="", help="Another address of the bucket.")
@click.option("--region", default="", help="Another region of the bucket.")
@language_option
@click.pass_obj
def command(
    tools: WorkspaceTools,
    backup: Path,
    folder: Path,
    database: str,
    lake: str,
    endpoint: str,
    region: str,
    language: str,
) -> None:
    """Make a workspace in FOLDER of BACKUP, and prove it: every row, every file, the event log.

    Nothing is overwritten: the folder, the database and the place of the tables are empty before. Books can
    come back on another kind of database, tables at another place.
    """
    say = speak(language)
    done = tools.restore(backup, folder, database=database, lake=lake, endpoint=endpoint, region=region)
    click.echo(
        say(
            "restore_done",
            path=short(folder),
            made_at=f"{done.made_at:%Y-%m-%d %H:%M} UTC",
            rows=f"{done.rows:,}",
            files=f"{done.files:,}",
        )
    )
    for name in done.applied:
        click.echo(say("migrate_applied", name=name))
