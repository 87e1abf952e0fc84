"""A parcel of a workspace told: its amounts in the order in which they became known, its margin by stage."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import click
from rich.table import Table

from quittance.core.rating.margin import ByStage, OnParcel
from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.rating_tools import RatingTools
from quittance.interfaces.cli.words import Say


def explain_parcel(tools: RatingTools, parcel: str, folder: Path, say: Say) -> None:
    """Prints it. Ends with 2 if nothing is charged for the parcel."""
    rows, stages = tools.explain_parcel(folder, parcel)
    if not rows:
        click.echo(say("charges_none", parcel=parcel), err=True)
        raise SystemExit(Exit.REFUSED)
    console().print(_amounts(rows, parcel, say))
    click.echo("")
    console().print(_stages(stages, say))
    readings = [row.weight_reading for row in rows if row.weight_reading]
    if readings:
        click.echo(say("explain_reading", reading=readings[-1]))
    if any(row.provisional for row in rows):
        click.echo(say("explain_may_change"))


def _amounts(rows: Sequence[OnParcel], parcel: str, say: Say) -> Table:
    table = Table(box=None, pad_edge=False)
    for key in ("side", "stage", "of", "contract", "charge", "bearer", "known", "reason"):
        table.add_column(say(f"charges_{key}"), overflow="fold", no_wrap=key == "charge")
    table.add_column(say("charges_amount"), justify="right", no_wrap=True)
    for row in rows:
        table.add_row(
            say(f"side_{row.side}"),
            say(f"stage_{row.stage}"),
            "" if row.subject_id == parcel else row.subject_id,
            row.contract,
            row.charge,
            row.bearer,
            f"{row.known_at:%Y-%m-%d}",
            _why(row, say),
            f"{row.amount:,.2f} {row.currency}",
        )
    return table


def _why(row: OnParcel, say: Say) -> str:
    if row.source == "allocated":
        return say("explain_share")
    return say(f"reason_{row.reason}")


def _stages(stages: Sequence[ByStage], say: Say) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(say("charges_stage"))
    for key in ("revenue", "cost", "margin"):
        table.add_column(say(f"margin_{key}"), justify="right")
    table.add_column("")
    table.add_column(say("explain_state"))
    for one in stages:
        table.add_row(
            say(f"stage_{one.stage}"), *_money(one.revenue, one.cost), one.currency, say(f"state_{one.state}")
        )
    for currency in sorted({one.currency for one in stages}):
        mine = [one for one in stages if one.currency == currency]
        revenue, cost = (
            sum((getattr(one, name) for one in mine), Decimal(0)) for name in ("revenue", "cost")
        )
        table.add_row(say("explain_total"), *_money(revenue, cost), currency, "")
    return table


def _money(revenue: Decimal, cost: Decimal) -> tuple[str, str, str]:
    return f"{revenue:,.2f}", f"{cost:,.2f}", f"{revenue - cost:,.2f}"
