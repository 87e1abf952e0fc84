"""`quittance init`: a new workspace."""

from __future__ import annotations

from pathlib import Path

import click

from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.paths import short
from quittance.interfaces.cli.telling import next_steps
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--database",
    default="books.sqlite3",
    show_default=True,
    help="A file for SQLite, or postgresql://user@host/name.",
)
@click.option(
    "--lake", default="lake", show_default=True, help="A folder for the tables, or s3://bucket/prefix."
)
@click.option("--endpoint", default="", help="Where the bucket is, if not at the usual place: a URL.")
@click.option("--region", default="", help="The region of the bucket.")
@actor_option
@language_option
@click.pass_obj
def command(
    tools: WorkspaceTools,
    folder: Path,
    database: str,
    lake: str,
    endpoint: str,
    region: str,
    actor: str | None,
    language: str,
) -> None:
    """Make a workspace in FOLDER: settings, books and an empty lake."""
    say = speak(language)
    places = tools.init(
        folder,
        database=database,
        lake=lake,
        endpoint=endpoint,
        region=region,
        actor=actor or tools.login_name(),
    )
    for made in places:
        click.echo(say("init_made", what=short(made)))
    for line in next_steps(
        say,
        (f"quittance ingest FILE --table parcels --source NAME --workspace {folder}", "next_ingest"),
        (f"quittance doctor --workspace {folder}", "next_doctor"),
    ):
        click.echo(line)
