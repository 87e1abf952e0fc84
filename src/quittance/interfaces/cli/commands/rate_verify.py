"""`quittance rate verify`: a month's charges compared with what its facts and contracts come to."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.telling import finding_lines
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools


@click.command("rate verify")
@click.option(
    "--period", required=True, type=click.DateTime(["%Y-%m"]), metavar="YYYY-MM", help="The month to verify."
)
@workspace_option
@language_option
@click.pass_obj
def command(tools: WorkspaceTools, period: datetime, folder: Path, language: str) -> None:
    """Rate every parcel of a month anew and compare with its charges; write nothing.

    A rating run looks only at parcels with news; this looks at all. Ends with 1 if something differs.
    """
    say = speak(language)
    findings = tools.rate_verify(folder, period.date())
    if findings is None:
        click.echo(say("rate_verify_never", period=f"{period:%Y-%m}"), err=True)
        raise SystemExit(Exit.REFUSED)
    for line in finding_lines(findings, say):
        click.echo(line)
    if findings:
        raise SystemExit(Exit.FINDINGS)
    click.echo(say("rate_verify_well", period=f"{period:%Y-%m}"))
