"""`quittance agreed`: charges that no card has, agreed one by one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from rich.table import Table

from quittance.interfaces.cli.agreed_tools import AgreedTools, Wanted
from quittance.interfaces.cli.options import SOME_FILE, language_option
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.telling import next_steps
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option, workspace_option
from quittance.kernel.money import Money

KINDS = ("spot rate", "extra cost", "ad-hoc service")
DAY = click.DateTime(formats=["%Y-%m-%d"])
EVIDENCE = click.option(
    "--evidence", multiple=True, type=SOME_FILE, help="A file that shows it, such as the offer; repeatable."
)


@click.group("agreed")
def command() -> None:
    """Ask for spot rates, extra costs and ad-hoc services, approve them, list them."""


@command.command("request")
@click.argument("contract")
@click.argument("subject")
@click.argument("subject_id")
@click.option("--kind", type=click.Choice(KINDS), default="extra cost", show_default=True, help="What it is.")
@click.option("--code", required=True, help="The charge code that it will have.")
@click.option("--amount", required=True, metavar="AMOUNT", help='What is expected: "135.00 GBP".')
@click.option("--limit", metavar="AMOUNT", help="The most that may be billed; the amount unless said.")
@click.option("--on", required=True, type=DAY, metavar="DAY", help="The day of the service.")
@click.option("--budget", default="", help="The budget that pays for it.")
@click.option("--reason", required=True, help="Why it is needed.")
@EVIDENCE
@workspace_option
@actor_option
@language_option
@click.pass_obj
def request(
    tools: AgreedTools,
    contract: str,
    subject: str,
    subject_id: str,
    kind: str,
    code: str,
    amount: str,
    limit: str | None,
    on: datetime,
    budget: str,
    reason: str,
    evidence: tuple[Path, ...],
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Ask for a charge of SUBJECT (parcel, trip, ...) SUBJECT_ID under CONTRACT.

    It gets a reference of our own, which the vendor quotes on the bill.
    """
    say = speak(language)
    wanted = Wanted(
        contract,
        kind,
        code,
        subject,
        subject_id,
        on.date(),
        Money.parse(amount),
        Money.parse(limit) if limit else None,
        budget,
        reason,
        evidence,
    )
    reference = tools.agreed_request(folder, wanted, actor=actor or tools.login_name())
    click.echo(say("agreed_requested", reference=reference, amount=wanted.amount))
    approve_it = f"quittance agreed approve {reference} --actor NAME --workspace {folder}"
    for line in next_steps(say, (approve_it, "next_agreed")):
        click.echo(line)


@command.command("approve")
@click.argument("references", nargs=-1, required=True)
@EVIDENCE
@workspace_option
@actor_option
@language_option
@click.pass_obj
def approve(
    tools: AgreedTools,
    references: tuple[str, ...],
    evidence: tuple[Path, ...],
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Approve charges that somebody else asked for. The next run charges them."""
    say = speak(language)
    tools.agreed_approve(folder, references, evidence=evidence, actor=actor or tools.login_name())
    for reference in references:
        click.echo(say("agreed_approved", reference=reference))


@command.command("withdraw")
@click.argument("reference")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def withdraw(tools: AgreedTools, reference: str, folder: Path, actor: str | None, language: str) -> None:
    """Take back a request that nobody has approved."""
    tools.agreed_withdraw(folder, reference, actor=actor or tools.login_name())
    click.echo(speak(language)("agreed_withdrawn", reference=reference))


@command.command("budget")
@click.argument("code")
@click.option("--amount", required=True, metavar="AMOUNT", help='All that may be agreed: "2000.00 GBP".')
@workspace_option
@actor_option
@language_option
@click.pass_obj
def budget(
    tools: AgreedTools, code: str, amount: str, folder: Path, actor: str | None, language: str
) -> None:
    """Set money aside under CODE; limits of approved charges never exceed it."""
    money = Money.parse(amount)
    tools.agreed_budget(folder, code, money, actor=actor or tools.login_name())
    click.echo(speak(language)("agreed_budget_set", code=code, amount=money))


@command.command("list")
@workspace_option
@language_option
@click.pass_obj
def show(tools: AgreedTools, folder: Path, language: str) -> None:
    """List agreed charges, the latest first."""
    say = speak(language)
    table = Table(box=None, pad_edge=False)
    for key in ("reference", "contract", "about", "on", "code"):
        table.add_column(say(f"agreed_{key}"), no_wrap=True)
    for key in ("amount", "limit"):
        table.add_column(say(f"agreed_{key}"), justify="right", no_wrap=True)
    for key in ("budget", "state", "people"):
        table.add_column(say(f"agreed_{key}"), no_wrap=True)
    for row in tools.agreed_list(folder):
        table.add_row(
            row.reference,
            row.contract,
            row.about,
            row.on.isoformat(),
            row.code,
            str(row.amount),
            f"{row.limit.major:f}",
            row.budget,
            say(f"agreed_is_{row.state}"),
            say("comma").join(filter(None, row.people)),
        )
    console().print(table)
