"""`quittance party verify-account`: four eyes on a bank account."""

from __future__ import annotations

from pathlib import Path

import click

from quittance.core.parties.numbers.bank import masked
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.party_tools import PartyTools
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option, workspace_option

EVIDENCE = ("call_back", "bank_letter", "test_payment", "register", "portal")
"""What a verification can rest on."""


@click.command("verify-account")
@click.argument("code")
@click.argument("account")
@click.option("--ends-with", required=True, help="The last characters of the number that you were told.")
@click.option("--evidence", required=True, type=click.Choice(EVIDENCE), help="What it rests on.")
@click.option("--reject", is_flag=True, help="The account is not the party's.")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def command(
    tools: PartyTools,
    code: str,
    account: str,
    ends_with: str,
    evidence: str,
    reject: bool,
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Confirm that the proposed bank ACCOUNT is that of the party CODE. Whoever proposed it cannot.

    Ask somebody at the party whom you knew before, at a number you knew before, never one that came with the
    proposal.
    """
    say = speak(language)
    number = tools.party_verify(
        folder,
        code,
        account,
        ends_with=ends_with,
        evidence=evidence,
        is_verified=not reject,
        actor=actor or tools.login_name(),
    )
    key = "party_rejected" if reject else "party_verified"
    click.echo(say(key, code=code, account=account, number=masked(number)))
