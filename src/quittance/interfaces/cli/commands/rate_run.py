"""`quittance rate run`: a month on both sides."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from rich.table import Table

from quittance.core.facts.subjects import SUBJECTS
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.paths import short
from quittance.interfaces.cli.progress import steps_shown
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.telling import next_steps
from quittance.interfaces.cli.words import Say, speak
from quittance.interfaces.cli.workspace_options import actor_option, workspace_option
from quittance.interfaces.cli.workspace_tools import MonthRated, WorkspaceTools


@click.command("rate run")
@click.option(
    "--period", required=True, type=click.DateTime(["%Y-%m"]), metavar="YYYY-MM", help="The month to rate."
)
@click.option("--contract", "contracts", multiple=True, help="Only by this contract; repeatable.")
@click.option("--wait", type=float, default=0, help="Seconds to wait for another run.")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def command(
    tools: WorkspaceTools,
    period: datetime,
    contracts: tuple[str, ...],
    wait: float,
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Price a month by the approved contracts, and write what differs from before.

    Run again it writes only what has changed since: a late weight, another price, a cancelled label. What has
    no price is listed in a CSV file with its reason.
    """
    say = speak(language)
    with steps_shown(tools, say("rating"), say):
        done = tools.rate_run(
            folder, period.date(), contracts=contracts, actor=actor or tools.login_name(), wait_seconds=wait
        )
    key = "rate_run_news" if done.is_partial else "rate_run_done"
    if done.is_repetition:
        key = "rate_run_again"
    subjects = [_counted(say, kind, count) for kind, count in done.subjects if count]
    told = ", ".join(subjects) or say("rate_run_nothing")
    click.echo(say(key, period=done.period, subjects=told, written=done.written))
    if done.sums:
        console().print(_sums(done, say))
    for kind, side, reason, count, amount, currency in done.unrated:
        money = "" if amount is None else say("rate_run_money", amount=f"{amount:,.2f} {currency}")
        what = _counted(say, kind, count)
        side_word = say(f"side_{side}")
        click.echo(
            say("rate_run_unrated", side=side_word, reason=reason, subjects=what, money=money), err=True
        )
    if done.unrated_file is not None:
        click.echo(say("rate_run_listed", path=short(done.unrated_file)), err=True)
    if done.written:
        for line in next_steps(say, (f"quittance charges PARCEL --workspace {folder}", "next_charges")):
            click.echo(line)


def _counted(say: Say, kind: str, count: int) -> str:
    """`3 parcels`; groups of subjects have names of their own."""
    return say(f"kind_{kind}", count=count) if kind in SUBJECTS else f"{count:,} × {kind}"


def _sums(done: MonthRated, say: Say) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(say("charges_side"))
    table.add_column(say("charges_reason"))
    table.add_column(say("rate_run_rows"), justify="right")
    table.add_column(say("charges_amount"), justify="right")
    for side, reason, currency, count, amount in done.sums:
        table.add_row(say(f"side_{side}"), say(f"reason_{reason}"), f"{count:,}", f"{amount:,.2f} {currency}")
    return table
