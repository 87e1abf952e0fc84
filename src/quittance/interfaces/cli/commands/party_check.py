"""`quittance party check`: every finding about parties."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from quittance.interfaces.cli.commands.tariff_check import finding_as_json
from quittance.interfaces.cli.day_options import on_option
from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.options import json_option, language_option
from quittance.interfaces.cli.party_tools import PartyTools
from quittance.interfaces.cli.telling import counts_text, finding_lines
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import workspace_option
from quittance.kernel.finding import Severity


@click.command("check")
@click.argument("source", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Print every finding, however many there are.")
@on_option
@json_option
@workspace_option
@language_option
@click.pass_obj
def command(
    tools: PartyTools,
    source: Path | None,
    everything: bool,
    on: datetime | None,
    as_json: bool,
    folder: Path,
    language: str,
) -> None:
    """List everything that is wrong with the parties in SOURCE, a folder, a file or a workbook.

    Without SOURCE the parties in the books are examined: also for bank accounts that nobody verified and VAT
    ids without evidence. Nothing is looked up anywhere else. Ends with 1 if there are errors.
    """
    say = speak(language)
    if source is not None:
        count, findings = tools.party_check(source)
    else:
        count, findings = tools.party_examine(folder, on=on.date() if on else None)
    if as_json:
        click.echo(json.dumps([finding_as_json(one) for one in findings], ensure_ascii=False, indent=2))
    else:
        for line in finding_lines(findings, say, everything=everything):
            click.echo(line)
        click.echo(f"{say('party_checked', count=count)} {counts_text(findings, say)}")
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise SystemExit(Exit.FINDINGS)
