"""`quittance margin`: what a month's parcels earn and cost, and who was billed or costed."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from quittance.core.rating.margin import Margin
from quittance.interfaces.cli.margin_text import SHOWN, margin_table
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.paths import short
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.rating_tools import RatingTools
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import workspace_option

BY = ("lane", "seller", "carrier", "service")


@click.command("margin")
@click.option("--period", required=True, type=click.DateTime(["%Y-%m"]), metavar="YYYY-MM", help="The month.")
@click.option("--by", type=click.Choice(BY), default="lane", show_default=True, help="How to split it.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write all rows to a CSV file.")
@workspace_option
@language_option
@click.pass_obj
def command(
    tools: RatingTools, period: datetime, by: str, out: Path | None, folder: Path, language: str
) -> None:
    """Show a month's margin by lane, seller, carrier or service, the worst first.

    Parcels are counted in four fields: billed and costed, only billed, only costed, neither. Only costed and
    neither are where money leaks. Revenue and cost are as known now; "may change" is the part of them that is
    estimated.
    """
    say = speak(language)
    rows, off = tools.margin(folder, period.date(), by)
    if not rows:
        click.echo(say("margin_none", period=f"{period:%Y-%m}"))
    else:
        console().print(margin_table(rows, by, say))
    if len(rows) > SHOWN:
        click.echo(say("margin_more", count=len(rows) - SHOWN))
    for one in off:
        told = f"{one.amount:,.2f} {one.currency}"
        click.echo(say("margin_off", side=say(f"side_{one.side}"), subject=one.subject, amount=told))
    if out is not None:
        _write(out, rows, by)
        click.echo(say("margin_written", path=short(out)))


def _write(out: Path, rows: Sequence[Margin], by: str) -> None:
    counts = ("billed_and_costed", "only_billed", "only_costed", "neither")
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([by, "currency", *counts, "revenue", "cost", "margin", "estimated"])
        for row in rows:
            money = (row.revenue, row.cost, row.revenue - row.cost, row.estimated)
            writer.writerow([row.name, row.currency, *(getattr(row, name) for name in counts), *money])
