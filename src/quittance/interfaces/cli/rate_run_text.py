"""What a rating run did, in words and a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.table import Table

from quittance.core.facts.subjects import SUBJECTS
from quittance.interfaces.cli.paths import short
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.rating_tools import Differing
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
        why = {"side": say(f"side_{side}"), "reason": say(f"unrated_{reason}"), "code": reason}
        click.echo(say("rate_run_unrated", **why, subjects=what, money=money), err=True)
    if done.unrated_file is not None:
        click.echo(say("rate_run_listed", path=short(done.unrated_file)), err=True)


def tell_preview(rows: Sequence[Differing], out: Path | None, say: Say) -> None:
    """Prints what a run would write."""
    if not rows:
        click.echo(say("preview_nothing"))
        return
    table = Table(box=None, pad_edge=False)
    for key in ("charges_side", "charges_contract", "preview_code", "charges_reason"):
        table.add_column(say(key), overflow="fold")
    table.add_column(say("rate_run_rows"), justify="right")
    table.add_column(say("charges_amount"), justify="right", no_wrap=True)
    for row in rows:
        amount = f"{row.amount:,.2f} {row.currency}"
        said = (say(f"side_{row.side}"), row.contract, row.code, say(f"reason_{row.reason}"))
        table.add_row(*said, f"{row.count:,}", amount)
    console().print(table)
    click.echo(say("preview_done"))
    if out is not None:
        click.echo(say("preview_out", path=short(out)))


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
