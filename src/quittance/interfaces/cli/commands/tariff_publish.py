"""`quittance tariff publish`: seal a version, so that a later edit cannot pass unseen."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from quittance.core.tariff.difference.sheet import value_text
from quittance.interfaces.cli.options import TARIFF, language_option
from quittance.interfaces.cli.telling import usable_plan
from quittance.interfaces.cli.tools import Tools
from quittance.interfaces.cli.words import speak


@click.command("publish")
@click.argument("path", type=TARIFF)
@click.option("--dry-run", is_flag=True, help="Print the hash, write nothing.")
@language_option
@click.pass_obj
def command(tools: Tools, path: Path, dry_run: bool, language: str) -> None:
    """Write the content hash into the header of a tariff folder.

    A published version that was edited afterwards is refused; a correction is a new version. A workbook is
    published by way of a folder.
    """
    say = speak(language)
    loaded = tools.load_tariff(path)
    plan = usable_plan(loaded, say)
    assert loaded.source is not None
    if value_text(loaded.source.header.get("published")) == plan.content_hash:
        click.echo(say("published_already", name=plan.name))
        return
    if not path.is_dir() and not dry_run:
        named = {"path": shlex.quote(str(path)), "folder": shlex.quote(str(path.with_suffix("")))}
        raise click.UsageError(say("publish_workbook", **named))
    if not dry_run:
        tools.publish_tariff(path, plan.content_hash)
    click.echo(say("would_publish" if dry_run else "published", name=plan.name, hash=plan.content_hash))
