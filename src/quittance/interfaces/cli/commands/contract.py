"""`quittance contract`: who prices what, and who approved it."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table

from quittance.interfaces.cli.commands.contract_show import export, show
from quittance.interfaces.cli.commands.contract_steps import STEPS
from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.telling import counts_text, finding_lines, next_steps
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option, workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools
from quittance.kernel.finding import Severity

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group("contract")
def command() -> None:
    """Load contracts from files, review, approve and end them, list them."""


for step in (*STEPS, show, export):
    command.add_command(step)


@command.command("check")
@click.argument("source", type=FOLDER)
@click.option(
    "--workspace",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Look for parties and calendars in its books too.",
)
@click.option("--all", "everything", is_flag=True, help="Print every finding, however many there are.")
@language_option
@click.pass_obj
def check(tools: WorkspaceTools, source: Path, folder: Path | None, everything: bool, language: str) -> None:
    """List all that is wrong or strange in the contracts of the folder SOURCE. Nothing is taken in."""
    say = speak(language)
    contracts, findings = tools.contract_check(folder, source)
    for line in finding_lines(findings, say, everything=everything):
        click.echo(line)
    click.echo(say("contract_checked", contracts=contracts, counts=counts_text(findings, say)))
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise SystemExit(Exit.FINDINGS)


@command.command("load")
@click.argument("source", type=FOLDER)
@workspace_option
@actor_option
@language_option
@click.pass_obj
def load(tools: WorkspaceTools, source: Path, folder: Path, actor: str | None, language: str) -> None:
    """Take in what is new in the folder SOURCE: parties, contracts/*/contract.toml with their tariffs.

    Versions come as drafts; somebody else approves them. Loading the same again changes nothing.
    """
    say = speak(language)
    parties, contracts, versions, findings = tools.contract_load(
        folder, source, actor=actor or tools.login_name()
    )
    click.echo(say("contract_loaded", parties=parties, contracts=contracts, versions=versions))
    for line in finding_lines(findings, say):
        click.echo(line, err=True)
    if versions:
        approve = "quittance contract approve --actor NAME"
        for line in next_steps(say, (f"{approve} --workspace {folder}", "next_approve")):
            click.echo(line)


@command.command("list")
@workspace_option
@language_option
@click.pass_obj
def list_versions(tools: WorkspaceTools, folder: Path, language: str) -> None:
    """List the contracts with their versions, and how each stands today."""
    say = speak(language)
    table = Table(box=None, pad_edge=False)
    for key in ("contract", "side", "party", "binds", "from", "until", "state"):
        table.add_column(say(f"contract_{key}"))
    for row in tools.contract_list(folder):
        table.add_row(
            row.contract,
            say(f"side_{row.side}"),
            row.party,
            row.binds,
            row.starts,
            row.ends,
            say(f"contract_is_{row.state}"),
        )
    console().print(table)
