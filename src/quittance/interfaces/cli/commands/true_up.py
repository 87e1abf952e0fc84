"""`quittance true-up`: what is still to bill once the same facts were rated again."""

from __future__ import annotations

from pathlib import Path

import click

from quittance.interfaces.cli.options import NEW_FILE, SOME_FILE, language_option
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.rate_text import totals_table
from quittance.interfaces.cli.telling import next_steps
from quittance.interfaces.cli.tools import Tools
from quittance.interfaces.cli.words import speak


@click.command("true-up")
@click.argument("before", type=SOME_FILE)
@click.argument("after", type=SOME_FILE)
@click.option("--out", required=True, type=NEW_FILE, help="The Parquet file of differences to write.")
@language_option
@click.pass_obj
def command(tools: Tools, before: Path, after: Path, out: Path, language: str) -> None:
    """Write what AFTER charges more or less than BEFORE, both rated with --form charge.

    Subjects that are refused in AFTER, or are not in it, stay as they were billed.
    """
    say = speak(language)
    totals = tools.true_up(before, after, out)
    if not totals:
        click.echo(say("true_up_nothing"))
        return
    click.echo(say("true_up_done", count=sum(total.count for total in totals), path=out))
    console().print(totals_table(totals, say))
    for line in next_steps(say, (f"quittance explain {after} --fact ID", "next_explain")):
        click.echo(line)
