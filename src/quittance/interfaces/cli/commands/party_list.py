"""`quittance party list`: the parties of a day."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from rich.table import Table

from quittance.core.parties.kinds import ROLES
from quittance.interfaces.cli.day_options import known_option, on_option
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.party_tools import PartyTools
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import workspace_option


@click.command("list")
@click.option("--role", type=click.Choice(ROLES), help="Only these.")
@click.option("--group", help="Only those of this group.")
@click.option("--shop", help="Only the party that the shop belongs to.")
@on_option
@known_option
@workspace_option
@language_option
@click.pass_obj
def command(
    tools: PartyTools,
    role: str | None,
    group: str | None,
    shop: str | None,
    on: datetime | None,
    known: datetime | None,
    folder: Path,
    language: str,
) -> None:
    """List the parties of a day with their VAT ids, shops and bank accounts."""
    say = speak(language)
    rows = tools.party_list(
        folder,
        on=on.date() if on else None,
        known=known.date() if known else None,
        role=role or "",
        group=group or "",
        shop=shop or "",
    )
    columns = ("code", "role", "name", "country", "group", "vat_ids", "shops", "accounts")
    used = [
        name
        for name in columns
        if name not in ("group", "vat_ids", "shops") or any(getattr(row, name) for row in rows)
    ]
    table = Table(box=None, pad_edge=False)
    for name in used:
        table.add_column(say(f"party_{name}"))
    for row in rows:
        cells = {
            "code": row.code,
            "role": say(f"party_word_{row.role}"),
            "name": row.name or say("party_is_person"),
            "country": row.country,
            "group": row.group,
            "vat_ids": ", ".join(row.vat_ids),
            "shops": ", ".join(row.shops),
            "accounts": say("party_accounts_of", verified=row.verified_accounts, waiting=row.waiting_accounts)
            if row.verified_accounts or row.waiting_accounts
            else "",
        }
        table.add_row(*(cells[name] for name in used))
    console().print(table)
    click.echo(say("party_count", count=len(rows)))
