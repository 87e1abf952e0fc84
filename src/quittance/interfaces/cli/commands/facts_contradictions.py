"""`quittance facts contradictions`: events of parcels that contradict each other, with the money at stake."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import click
from rich.table import Table

from quittance.interfaces.cli.contradiction_text import contradiction_text, sums_text
from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.facts_tools import ContradictionRow, FactsTools
from quittance.interfaces.cli.options import NEW_FILE, language_option
from quittance.interfaces.cli.paths import short
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.telling import OF_ONE_CODE_MAX
from quittance.interfaces.cli.words import Say, speak
from quittance.interfaces.cli.workspace_options import workspace_option

_COLUMNS = ("code", "parcel", "event", "on", "other", "other_on", "side", "currency", "charged")


@click.command("contradictions")
@click.option("--from", "first", required=True, type=click.DateTime(["%Y-%m-%d"]), help="First day.")
@click.option("--until", "last", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Last day, included.")
@click.option("--out", type=NEW_FILE, help="A CSV file for all of them, with what was charged.")
@workspace_option
@language_option
@click.pass_obj
def command(
    tools: FactsTools, first: datetime, last: datetime, out: Path | None, folder: Path, language: str
) -> None:
    """List events that contradict each other: delivered twice, cancelled but seen, delivered after a loss ...

    Ends with 1 if there are any. Nothing is changed.
    """
    say = speak(language)
    found = tools.facts_contradictions(folder, first.date(), last.date())
    if out is not None:
        _write(out, found)
    if not found:
        click.echo(say("contradictions_none", first=first.date(), last=last.date()))
        return
    console().print(_table(found, say))
    for one in _some(found):
        click.echo(contradiction_text(one, say))
    if out is not None:
        click.echo(say("contradictions_written", count=f"{len(found):,}", path=short(out)))
    raise SystemExit(Exit.FINDINGS)


def _some(found: Sequence[ContradictionRow]) -> list[ContradictionRow]:
    """Of each code the first ones; the table counts all."""
    by_code: dict[str, list[ContradictionRow]] = defaultdict(list)
    for one in found:
        by_code[one.code].append(one)
    return [one for rows in by_code.values() for one in rows[:OF_ONE_CODE_MAX]]


def _table(found: Sequence[ContradictionRow], say: Say) -> Table:
    sums: dict[str, dict[tuple[str, str], Decimal]] = {}
    parcels: dict[str, int] = defaultdict(int)
    for one in found:
        parcels[one.code] += 1
        of_code = sums.setdefault(one.code, defaultdict(Decimal))
        for side, currency, amount in one.charged:
            of_code[side, currency] += amount
    table = Table(box=None, pad_edge=False)
    table.add_column(say("contradictions_code"))
    table.add_column(say("contradictions_parcels"), justify="right")
    table.add_column(say("contradictions_stake"))
    for code, of_code in sums.items():
        told = tuple((side, currency, amount) for (side, currency), amount in of_code.items())
        table.add_row(code, f"{parcels[code]:,}", sums_text(told, say))
    return table


def _write(path: Path, found: Sequence[ContradictionRow]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        for one in found:
            named = (one.code, one.parcel, one.event, one.on, one.other, one.other_on or "")
            for money in one.charged or (("", "", ""),):
                writer.writerow((*named, *money))
