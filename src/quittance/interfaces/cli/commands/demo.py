"""`quittance demo`: a month of made-up business on real cards, and a report of it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from time import monotonic

import click

from quittance.core.rating.explain import table_rows, tell
from quittance.core.rating.words import Language
from quittance.interfaces.cli.demo.month import CardRun, Explained, Month
from quittance.interfaces.cli.demo.page import page
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.progress import progress_bar
from quittance.interfaces.cli.rate_text import grouped, out, refusals_table, totals_table
from quittance.interfaces.cli.replaying import replayed
from quittance.interfaces.cli.telling import next_steps, usable_plan
from quittance.interfaces.cli.tools import FactFile, Tools
from quittance.interfaces.cli.words import Say, speak

DRAWN = "contract-parcel-eu"
"""The card whose parcels are drawn and explained."""


@click.command("demo")
@click.option(
    "--folder",
    default="demo",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to work.",
)
@click.option(
    "--tariffs", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Where the cards are."
)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Picks the facts.")
@click.option(
    "--scale", type=click.FloatRange(0, 1, min_open=True), default=1, help="A part of the facts, such as 0.1."
)
@language_option
@click.pass_obj
def command(
    tools: Tools, folder: Path, tariffs: Path | None, seed: int, scale: float, language: Language
) -> None:
    """Rate 200,000 made-up parcels and order lines on six cards, most of them real, and write report.html.

    Takes less than a minute. The facts, the rated files and the report stay in the folder.
    """
    say = speak(language)
    started = monotonic()
    cards_at = tariffs or tools.tariffs_folder()
    if cards_at is None:
        raise click.UsageError(say("demo_no_tariffs"))
    with progress_bar(say("sampling")) as progress:
        made = tools.make_demo_facts(
            folder / "facts", seed=seed, scale=Decimal(str(scale)), progress=progress
        )
    cards = tuple(_rate(tools, cards_at / name, facts, folder, say) for name, facts in made)
    drawn = next(card for card in cards if card.path.name == DRAWN)
    figures = tools.demo_figures(drawn.facts.path, drawn.rated)
    explained = _explain(tools, drawn, figures.example, language)
    seconds = Decimal(round((monotonic() - started) * 10)) / 10
    month = Month(seed, seconds, cards, figures, explained)
    steps = _next(cards, drawn, figures.example)
    report = folder / "report.html"
    report.write_text(page(month, say, language, steps), encoding="utf-8")
    _tell(month, say, language, report, steps)


def _rate(tools: Tools, path: Path, facts: FactFile, folder: Path, say: Say) -> CardRun:
    plan = usable_plan(tools.load_tariff(path), say)
    rated = folder / "rated" / f"{path.name}.parquet"
    with progress_bar(path.name) as progress:
        report = tools.rate([(path, plan)], [facts], rated, engine="duckdb", form="fact", progress=progress)
    return CardRun(path, plan, facts, rated, report)


def _explain(tools: Tools, card: CardRun, subject_id: str, language: Language) -> Explained:
    """The example worked out again by the reference rater, beside what the engine wrote."""
    replay = tools.replay(card.rated, subject_id, [card.plan])
    ((key, result),) = replayed([card.plan], replay.rows, subject_id).items()
    amounts, refusal = replay.stored[key]
    again = {amount.line.name: amount.value for amount in result.amounts}
    same = dict(amounts) == again and refusal == str(result.refusal)
    return Explained(result, table_rows(result, language), same)


def _next(cards: tuple[CardRun, ...], drawn: CardRun, example: str) -> list[tuple[str, str]]:
    tracked = next(card.path for card in cards if card.path.name.startswith("royalmail"))
    return [
        (f"quittance explain {drawn.rated} --fact {example}", "next_explain"),
        (f"quittance tariff show {drawn.path}", "next_show"),
        (f"quittance tariff diff {tracked} --edition 2025-04-07 2025-10-06", "next_diff"),
        (f"quittance tariff check {drawn.path} --probe", "next_probe"),
        (
            f"quittance quote {tracked} --fact weight='1.9 kg' --fact longest='40 cm' --fact median='30 cm' "
            "--fact shortest='10 cm' --fact service=tracked48 --fact ship_date=2026-04-01",
            "next_quote",
        ),
    ]


def _tell(month: Month, say: Say, language: Language, report: Path, steps: list[tuple[str, str]]) -> None:
    console = out()
    console.print(totals_table(month.totals, say))
    if month.refusals:
        console.print(refusals_table(month.refusals, say))
    click.echo(click.style(say("demo_example"), bold=True))
    for line in tell(month.explained.result, language):
        click.echo(line)
    click.echo(click.style(say("explain_same"), fg="green") if month.explained.same else "REPLAY_DIFFERS")
    click.echo("")
    click.echo(say("demo_done", facts=grouped(month.facts), seconds=month.seconds, report=report))
    for line in next_steps(say, *steps):
        click.echo(line)
