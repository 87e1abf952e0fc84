"""`quittance party export`: the books as files that can be loaded again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from quittance.interfaces.cli.day_options import known_option
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.party_tools import PartyTools
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import workspace_option


@click.command("export")
@click.argument("codes", nargs=-1)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="A folder for TOML files, or a workbook that ends in .xlsx.",
)
@known_option
@workspace_option
@language_option
@click.pass_obj
def command(
    tools: PartyTools, codes: tuple[str, ...], out: Path, known: datetime | None, folder: Path, language: str
) -> None:
    """Write the parties CODES, or all, as files: OUT/parties/CODE.toml for each, or one workbook.

    Loading them again changes nothing. They have personal details; keep them where those may be.
    """
    say = speak(language)
    parties, written, same = tools.party_export(
        folder, out, codes=codes, known=known.date() if known else None
    )
    click.echo(say("party_exported", parties=parties, path=out, written=written, same=same))
