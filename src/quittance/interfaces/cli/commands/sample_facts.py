"""`quittance sample facts`: a month of made-up business in one file."""

from __future__ import annotations

from pathlib import Path

import click

from quittance.interfaces.cli.options import NEW_FILE, language_option
from quittance.interfaces.cli.progress import progress_bar
from quittance.interfaces.cli.telling import next_steps
from quittance.interfaces.cli.tools import Tools
from quittance.interfaces.cli.words import speak


@click.command("facts")
@click.option("--count", type=click.IntRange(min=1), default=10_000, show_default=True, help="How many.")
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Same seed, same facts."
)
@click.option("--out", required=True, type=NEW_FILE, help="A .parquet or .csv file.")
@click.option(
    "--subject", "kind", default="parcels", show_default=True, help="What of; a wrong word lists them all."
)
@language_option
@click.pass_obj
def command(tools: Tools, count: int, seed: int, out: Path, kind: str, language: str) -> None:
    """Write made-up facts that look like a month of real business.

    Weights, sizes, places and days follow the shapes of real parcels; people and addresses are
    made up.
    """
    say = speak(language)
    kinds = tools.sample_kinds()
    named = [name for name, subject in kinds.items() if kind in (name, subject)]
    if not named:
        raise click.BadParameter(
            say("unknown_kind", kind=kind, kinds=", ".join(kinds)), param_hint="--subject"
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    with progress_bar(say("sampling")) as progress:
        tools.write_sample(out, kind=named[0], count=count, seed=seed, progress=progress)
    click.echo(say("sampled", count=f"{count:,}", kind=named[0], path=out))
    for line in next_steps(say, (f"quittance rate TARIFF --facts {out} --out rated.parquet", "next_rate")):
        click.echo(line)
