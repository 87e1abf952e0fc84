"""`quittance facts weight`: which reading of a parcel a billing weight source bills."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import click
from rich.table import Table

from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.facts_tools import FactsTools, ParcelWeight
from quittance.interfaces.cli.options import SOME_FILE, language_option
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.words import Say, speak
from quittance.interfaces.cli.workspace_options import workspace_option


@click.command("weight")
@click.argument("parcel")
@click.option(
    "--rule",
    required=True,
    type=SOME_FILE,
    help="A TOML file with a table [billing_weight], as in a contract.",
)
@workspace_option
@language_option
@click.pass_obj
def command(tools: FactsTools, parcel: str, rule: Path, folder: Path, language: str) -> None:
    """Show every reading of PARCEL and which of them a rule bills. Nothing is changed."""
    say = speak(language)
    found = tools.facts_weight(folder, parcel, rule)
    if found is None:
        click.echo(say("facts_unknown", parcel=parcel), err=True)
        raise SystemExit(Exit.REFUSED)
    if found.readings:
        console().print(_table(found, say))
    click.echo(_billed(parcel, found, say))
    if found.final_on is not None:
        click.echo(say("weight_is_final" if found.is_final else "weight_will_be_final", day=found.final_on))
    if found.late is not None:
        click.echo(say("weight_late", weight=_weight(*found.late)))


def _table(found: ParcelWeight, say: Say) -> Table:
    table = Table(box=None, pad_edge=False)
    for key in ("reading", "source", "reader"):
        table.add_column(say(f"weight_{key}"))
    table.add_column(say("weight_weight"), justify="right")
    for key in ("at", "known", "certified", "verdict"):
        table.add_column(say(f"weight_{key}"))
    for one in found.readings:
        table.add_row(
            one.id,
            one.source,
            say(f"reader_{one.reader}") if one.is_known_reader else one.reader,
            _weight(one.value, one.unit),
            f"{one.at:%Y-%m-%d %H:%M}",
            f"{one.known_at:%Y-%m-%d %H:%M}",
            say("weight_yes") if one.certified else "",
            say(f"verdict_{one.verdict}"),
        )
    return table


def _billed(parcel: str, found: ParcelWeight, say: Say) -> str:
    if found.billed is None:
        return say("weight_none", parcel=parcel)
    key = f"weight_why_{found.why}"
    return say(key, parcel=parcel, weight=_weight(*found.billed), reading=found.reading, source=found.source)


def _weight(value: Decimal, unit: str) -> str:
    return f"{value.normalize():f} {unit}"
