"""`quittance charges`: what a parcel was charged, on both sides, and why."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import click
from rich.table import Table

from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools


@click.command("charges")
@click.argument("parcel")
@workspace_option
@language_option
@click.pass_obj
def command(tools: WorkspaceTools, parcel: str, folder: Path, language: str) -> None:
    """Show every charge of PARCEL with its reason, the sum of each side, and what is left between them."""
    say = speak(language)
    rows = tools.charges(folder, parcel)
    if not rows:
        click.echo(say("charges_none", parcel=parcel), err=True)
        raise SystemExit(Exit.REFUSED)
    table = Table(box=None, pad_edge=False)
    for key in ("side", "contract", "charge", "bearer", "known", "reason"):
        table.add_column(say(f"charges_{key}"))
    table.add_column(say("charges_amount"), justify="right")
    sums: dict[tuple[str, str], Decimal] = {}
    for row in rows:
        sums[(row.side, row.currency)] = sums.get((row.side, row.currency), Decimal(0)) + row.amount
        table.add_row(
            say(f"side_{row.side}"),
            row.contract,
            row.charge,
            row.bearer,
            f"{row.known_at:%Y-%m-%d}",
            say(f"reason_{row.reason}"),
            f"{row.amount:,.2f} {row.currency}",
        )
    console().print(table)
    for (side, currency), amount in sorted(sums.items()):
        click.echo(say("charges_sum", side=say(f"side_{side}"), amount=f"{amount:,.2f} {currency}"))
    currencies = {currency for _, currency in sums}
    if len(currencies) == 1 and {side for side, _ in sums} >= {"sell", "buy"}:
        (currency,) = currencies
        left = sums[("sell", currency)] - sums[("buy", currency)]
        click.echo(say("charges_margin", amount=f"{left:,.2f} {currency}"))
