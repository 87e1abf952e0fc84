"""What a rating run did, in words and a table."""

from __future__ import annotations

import click
from rich.table import Table

from quittance.core.facts.subjects import SUBJECTS
from quittance.interfaces.cli.paths import short
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.words import Say
from quittance.interfaces.cli.workspace_tools import MonthRated


def tell_run(done: MonthRated, say: Say) -> None:
    """Prints it; what has no price goes to standard error."""
    key = "rate_run_news" if done.is_partial else "rate_run_done"
    if done.is_repetition:
        key = "rate_run_again"
    subjects = [_counted(say, kind, count) for kind, count in done.subjects if count]
    told = ", ".join(subjects) or say("rate_run_nothing")
    click.echo(say(key, period=done.period, subjects=told, written=done.written))
    if done.sums:
        console().print(_sums(done, say))
    if done.shares:
        click.echo(say("rate_run_shares", count=done.shares))
    for currency, left in done.not_allocated:
        click.echo(say("rate_run_not_allocated", amount=f"{left:,.2f} {currency}"), err=True)
    for kind, side, reason, count, amount, currency in done.unrated:
        money = "" if amount is None else say("rate_run_money", amount=f"{amount:,.2f} {currency}")
        what = _counted(say, kind, count)
        side_word = say(f"side_{side}")
        click.echo(
            say("rate_run_unrated", side=side_word, reason=reason, subjects=what, money=money), err=True
        )
    if done.unrated_file is not None:
        click.echo(say("rate_run_listed", path=short(done.unrated_file)), err=True)


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
