"""`quittance doctor`: is the workspace fit to work with?"""

from __future__ import annotations

from pathlib import Path

import click

from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.telling import finding_lines
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools
from quittance.kernel.finding import Severity


@click.command("doctor")
@workspace_option
@language_option
@click.pass_obj
def command(tools: WorkspaceTools, folder: Path, language: str) -> None:
    """Examine books and lake. Ends with 1 if something is wrong."""
    say = speak(language)
    errors = 0
    for part, findings in tools.examine(folder):
        errors += sum(finding.severity is Severity.ERROR for finding in findings)
        key = "doctor_ill" if findings else "doctor_well"
        click.echo(say(key, part=say(f"doctor_{part.replace(' ', '_')}"), count=len(findings)))
        for line in finding_lines(findings, say):
            click.echo(f"  {line}")
    if errors:
        raise SystemExit(Exit.FINDINGS)
