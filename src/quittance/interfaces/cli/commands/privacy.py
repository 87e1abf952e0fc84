"""`quittance privacy`: personal data, looked at and erased."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.options import SOME_FILE, language_option
from quittance.interfaces.cli.paths import short
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option, workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools


@click.group("privacy")
def command() -> None:
    """Keep personal data apart, look at it for a reason, erase it."""


@command.command("load")
@click.argument("file", type=SOME_FILE)
@workspace_option
@actor_option
@language_option
@click.pass_obj
def load(tools: WorkspaceTools, file: Path, folder: Path, actor: str | None, language: str) -> None:
    """Take in people from a CSV file: subject, subject_id, role, and any of name, street, place, phone, mail.

    They are sealed with the key of this month. Who was erased is not taken in again.
    """
    say = speak(language)
    new, known, erased = tools.privacy_load(folder, file, actor=actor or tools.login_name())
    click.echo(say("privacy_loaded", file=file.name, new=new, known=known, erased=erased))


@command.command("show")
@click.argument("subject")
@click.argument("subject_id")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def show(
    tools: WorkspaceTools, subject: str, subject_id: str, folder: Path, actor: str | None, language: str
) -> None:
    """Show who is known at a SUBJECT (parcel, order ...) by its id; the event log says that you asked."""
    say = speak(language)
    found = tools.privacy_show(folder, subject, subject_id, actor=actor or tools.login_name())
    if not found:
        click.echo(say("privacy_nobody", subject=subject, id=subject_id))
        raise SystemExit(Exit.FINDINGS)
    for row in found:
        said = "; ".join(row.said.values())
        if row.erased_at is not None:
            said = say("privacy_was_erased", day=f"{row.erased_at:%Y-%m-%d}")
        click.echo(f"{row.token}  {say(f'role_{row.role}')}  {said}")


@command.command("erase")
@click.argument("tokens", nargs=-1)
@click.option(
    "--before",
    type=click.DateTime(["%Y-%m"]),
    metavar="YYYY-MM",
    help="Everything of the months before this one, by destroying their keys.",
)
@workspace_option
@actor_option
@language_option
@click.pass_obj
def erase(
    tools: WorkspaceTools,
    tokens: tuple[str, ...],
    before: datetime | None,
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Erase the people with these TOKENS, or end the retention of whole months. There is no way back.

    Facts, charges and their hashes do not change: they hold no names.
    """
    say = speak(language)
    if not tokens and before is None:
        raise click.UsageError(say("privacy_erase_what"))
    done = tools.privacy_erase(
        folder, tokens, before=before.date() if before else None, actor=actor or tools.login_name()
    )
    click.echo(say("privacy_erased", people=done.people))
    if before is not None:
        months = ", ".join(done.months) or say("privacy_no_month")
        click.echo(say("privacy_months", months=months, files=done.files))


@command.command("raw")
@click.argument("reference")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Where to.")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def raw(
    tools: WorkspaceTools, reference: str, out: Path, folder: Path, actor: str | None, language: str
) -> None:
    """Write the file that a row came from, as its sender sent it; REFERENCE is the row's raw_ref."""
    say = speak(language)
    name, size_bytes = tools.privacy_raw(folder, reference, out, actor=actor or tools.login_name())
    click.echo(say("privacy_raw", name=name, path=short(out), size=f"{size_bytes:,}"))
