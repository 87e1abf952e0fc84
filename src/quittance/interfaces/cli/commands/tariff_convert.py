"""`quittance tariff convert`: the same tariff as a folder or as a workbook."""

from __future__ import annotations

from pathlib import Path

import click

from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.options import TARIFF, language_option
from quittance.interfaces.cli.telling import stop_with_findings
from quittance.interfaces.cli.tools import Tools
from quittance.interfaces.cli.words import speak


@click.command("convert")
@click.argument("source", type=TARIFF)
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Write over a workbook that is there already.")
@language_option
@click.pass_obj
def command(tools: Tools, source: Path, target: Path, force: bool, language: str) -> None:
    """Turn a folder into a workbook (a TARGET that ends in .xlsx), or a workbook into a folder.

    Both mean the same and have the same content hash. Comment lines of CSV files are not kept.
    """
    say = speak(language)
    if target.is_file() and not force:
        raise click.UsageError(say("file_exists", path=target))
    loaded = tools.load_tariff(source)
    if loaded.source is None:
        stop_with_findings(loaded, say)
    tools.write_tariff(loaded.source, target)
    again = tools.load_tariff(target)
    if loaded.plan is not None and (
        again.plan is None or again.plan.content_hash != loaded.plan.content_hash
    ):
        click.echo(say("convert_differs", path=target), err=True)
        raise SystemExit(Exit.REPLAY_DIFFERS)
    click.echo(say("converted", source=source, target=target))
    if loaded.plan is not None:
        click.echo(say("same_hash", hash=loaded.plan.content_hash))
