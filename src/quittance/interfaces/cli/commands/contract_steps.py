"""The steps of a version of a contract, each a command of `quittance contract`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from quittance.interfaces.cli.difference_text import difference_lines
from quittance.interfaces.cli.options import SOME_FILE, language_option
from quittance.interfaces.cli.seen_text import seen_lines
from quittance.interfaces.cli.telling import next_steps
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option, key_option, workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools

F = TypeVar("F", bound=Callable[..., Any])
DAY = click.DateTime(formats=["%Y-%m-%d"])


def starts_option(function: F) -> F:
    """`--from DAY`: which version, where a contract has several that wait."""
    return click.option(
        "--from", "starts", type=DAY, metavar="DAY", help="The version that begins on this day."
    )(function)


@click.command("review")
@click.argument("contracts", nargs=-1)
@workspace_option
@actor_option
@language_option
@click.pass_obj
def review(
    tools: WorkspaceTools, contracts: tuple[str, ...], folder: Path, actor: str | None, language: str
) -> None:
    """Note that you have read the drafts of these CONTRACTS, or of all. Not for whoever loaded them."""
    say = speak(language)
    for name in tools.contract_review(folder, contracts, actor=actor or tools.login_name()):
        click.echo(say("contract_reviewed", name=name))


@click.command("preview")
@click.argument("contract")
@starts_option
@click.option("--all", "everything", is_flag=True, help="Print every change, however many there are.")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def preview(
    tools: WorkspaceTools,
    contract: str,
    starts: datetime | None,
    everything: bool,
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Show what the draft of CONTRACT changes, and whether sellers must have had notice of it.

    Back-dated changes are approved only after somebody has looked.
    """
    say = speak(language)
    seen = tools.contract_preview(
        folder, contract, starts.date() if starts else None, actor=actor or tools.login_name()
    )
    if seen.difference is not None:
        for line in difference_lines(seen.difference, say, everything=everything):
            click.echo(line)
        click.echo()
    for line in seen_lines(seen, say):
        click.echo(line)


@click.command("notice")
@click.argument("contract")
@starts_option
@click.option("--delivered", required=True, type=DAY, metavar="DAY", help="When the other side got it.")
@click.option("--proof", required=True, type=SOME_FILE, help="The file that proves it; it is kept.")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def notice(
    tools: WorkspaceTools,
    contract: str,
    starts: datetime | None,
    delivered: datetime,
    proof: Path,
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Note that the seller of CONTRACT was told of a draft, and when."""
    say = speak(language)
    name = tools.contract_notice(
        folder,
        contract,
        starts.date() if starts else None,
        delivered_on=delivered.date(),
        proof=proof,
        actor=actor or tools.login_name(),
    )
    click.echo(say("contract_noticed", name=name, day=delivered.date(), proof=proof.name))


@click.command("approve")
@click.argument("contracts", nargs=-1)
@click.option(
    "--no-increase",
    default="",
    metavar="REASON",
    help="Why a draft whose effect cannot be told raises nothing.",
)
@key_option
@workspace_option
@actor_option
@language_option
@click.pass_obj
def approve(
    tools: WorkspaceTools,
    contracts: tuple[str, ...],
    no_increase: str,
    key: str,
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Approve the drafts of these CONTRACTS, or of all. Whoever loaded a draft cannot approve it.

    Prices of sellers rise only after notice, and never for days that have begun.
    """
    say = speak(language)
    for name in tools.contract_approve(
        folder, contracts, actor=actor or tools.login_name(), no_increase=no_increase, key=key
    ):
        click.echo(say("contract_approved", name=name))
    month = f"quittance rate run --period YYYY-MM --workspace {folder}"
    for line in next_steps(say, (month, "next_rate_run")):
        click.echo(line)


@click.command("withdraw")
@click.argument("contract")
@starts_option
@click.option("--reason", required=True, help="Why it is withdrawn.")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def withdraw(
    tools: WorkspaceTools,
    contract: str,
    starts: datetime | None,
    reason: str,
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Withdraw a draft of CONTRACT that nobody has approved. It stays in the books."""
    say = speak(language)
    name = tools.contract_withdraw(
        folder, contract, starts.date() if starts else None, reason=reason, actor=actor or tools.login_name()
    )
    click.echo(say("contract_withdrawn", name=name))


@click.command("end")
@click.argument("contract")
@click.option("--on", required=True, type=DAY, metavar="DAY", help="The first day without the contract.")
@click.option("--reason", required=True, help="Why it ends.")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def end(
    tools: WorkspaceTools,
    contract: str,
    on: datetime,
    reason: str,
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Propose that CONTRACT ends on a day; somebody else approves it."""
    say = speak(language)
    name = tools.contract_end(folder, contract, on.date(), reason=reason, actor=actor or tools.login_name())
    click.echo(say("contract_end_proposed", name=name))
    approve_it = f"quittance contract approve {contract} --actor NAME --workspace {folder}"
    for line in next_steps(say, (approve_it, "next_approve")):
        click.echo(line)


STEPS = (review, preview, notice, approve, withdraw, end)
"""In the order in which they are taken."""
