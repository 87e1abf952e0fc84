"""`quittance contract`: who prices what, and who approved it."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table

from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.telling import next_steps
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option, key_option, workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools


@click.group("contract")
def command() -> None:
    """Load contracts from files, approve them, list them."""


@command.command("load")
@click.argument("source", type=click.Path(exists=True, file_okay=False, path_type=Path))
@key_option
@workspace_option
@actor_option
@language_option
@click.pass_obj
def load(
    tools: WorkspaceTools, source: Path, key: str, folder: Path, actor: str | None, language: str
) -> None:
    """Take in what is new in the folder SOURCE: parties.csv, contracts/*/contract.toml with their tariffs.

    Versions come as drafts; somebody else approves them. Loading the same again changes nothing.
    """
    say = speak(language)
    parties, contracts, versions = tools.contract_load(
        folder, source, actor=actor or tools.login_name(), key=key
    )
    click.echo(say("contract_loaded", parties=parties, contracts=contracts, versions=versions))
    if versions:
        approve = "quittance contract approve --actor NAME"
        for line in next_steps(say, (f"{approve} --workspace {folder}", "next_approve")):
            click.echo(line)


@command.command("approve")
@click.argument("contracts", nargs=-1)
@key_option
@workspace_option
@actor_option
@language_option
@click.pass_obj
def approve(
    tools: WorkspaceTools,
    contracts: tuple[str, ...],
    key: str,
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Approve the drafts of these CONTRACTS, or of all. Whoever loaded a draft cannot approve it."""
    say = speak(language)
    for name in tools.contract_approve(folder, contracts, actor=actor or tools.login_name(), key=key):
        click.echo(say("contract_approved", name=name))
    month = f"quittance rate run --period YYYY-MM --workspace {folder}"
    for line in next_steps(say, (month, "next_rate_run")):
        click.echo(line)


@command.command("list")
@workspace_option
@language_option
@click.pass_obj
def show(tools: WorkspaceTools, folder: Path, language: str) -> None:
    """List the contracts with their versions."""
    say = speak(language)
    table = Table(box=None, pad_edge=False)
    for key in ("contract", "side", "party", "binds", "from", "until", "state"):
        table.add_column(say(f"contract_{key}"))
    for row in tools.contract_list(folder):
        table.add_row(
            row.contract,
            row.side,
            row.party,
            row.binds,
            row.starts,
            row.ends,
            say(f"contract_is_{row.state}"),
        )
    console().print(table)
