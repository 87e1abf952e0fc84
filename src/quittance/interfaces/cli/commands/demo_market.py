"""`quittance demo market`: a month of a marketplace in a workspace, with what comes late."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import monotonic

import click

from quittance.interfaces.cli.demo.market import Delivery, DemoTools
from quittance.interfaces.cli.explain_parcel import explain_parcel
from quittance.interfaces.cli.margin_text import margin_table
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.progress import steps_shown
from quittance.interfaces.cli.rate_run_text import tell_run
from quittance.interfaces.cli.rate_text import out as console
from quittance.interfaces.cli.telling import next_steps
from quittance.interfaces.cli.words import Say, speak

APRIL = date(2026, 4, 1)
WRITER, CHECKER = "ada", "bo"


@click.command("demo market")
@click.option(
    "--folder",
    default="demo/market",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to work; a workspace of an earlier demo in it is made anew.",
)
@click.option(
    "--marketplace",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of parties and contracts.",
)
@click.option(
    "--parcels", type=click.IntRange(min=100), default=40_000, show_default=True, help="How many parcels."
)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Picks the facts.")
@language_option
@click.pass_obj
def command(
    tools: DemoTools, folder: Path, marketplace: Path | None, parcels: int, seed: int, language: str
) -> None:
    """Set up a workspace of four companies, 400 sellers and five vendors, and rate April 2026 on both sides.

    Facts come in time, the month is rated; then weights and loading lists come late, and the month is rated
    again, which writes only differences. A third run changes nothing. Takes less than a minute.
    """
    say = speak(language)
    started = monotonic()
    source = marketplace or tools.marketplace_folder()
    if source is None:
        raise click.UsageError(say("market_no_folder"))
    if (folder / "quittance.toml").is_file():
        shutil.rmtree(folder)
    _set_up(tools, folder, source, say)
    month = tools.make_market_month(folder / "files", parcels=parcels, seed=seed)
    _take_in(tools, folder, month.in_time, say)
    _rate(tools, folder, "market_first_run", say)
    _take_in(tools, folder, month.late, say)
    _rate(tools, folder, "market_second_run", say)
    _rate(tools, folder, "market_third_run", say)
    rows, _ = tools.margin(folder, APRIL, "lane")
    _title("market_margin", say)
    console().print(margin_table(rows, "lane", say))
    _title("market_parcel", say)
    explain_parcel(tools, month.example, folder, say)
    click.echo("")
    click.echo(say("market_done", seconds=f"{monotonic() - started:.0f}", folder=folder))
    for line in next_steps(
        say,
        (f"quittance explain {month.example} --workspace {folder}", "next_explain_parcel"),
        (f"quittance margin --period 2026-04 --by seller --workspace {folder}", "next_margin"),
        (f"quittance rate verify --period 2026-04 --workspace {folder}", "next_rate_verify"),
        (f"quittance contract show SELL-UK --workspace {folder}", "next_contract_show"),
    ):
        click.echo(line)


def _set_up(tools: DemoTools, folder: Path, source: Path, say: Say) -> None:
    tools.init(folder, database="books.sqlite3", lake="lake", actor=WRITER)
    tools.actor_add(folder, CHECKER, role="controller", actor=WRITER)
    parties, contracts, versions, _ = tools.contract_load(folder, source, actor=WRITER)
    tools.contract_review(folder, (), actor=CHECKER)
    for contract in tools.contract_list(folder):
        tools.contract_preview(folder, contract.contract, None, actor=CHECKER)
    tools.contract_approve(folder, (), actor=CHECKER)
    click.echo(say("market_set_up", parties=parties, contracts=contracts, versions=versions))


def _take_in(tools: DemoTools, folder: Path, files: Sequence[Delivery], say: Say) -> None:
    for one in files:
        with steps_shown(tools, one.path.name, say):
            done = tools.ingest(
                folder, one.path, table=one.table, source=one.source, actor=WRITER, wait_seconds=0
            )
        counts = {"new": done.new, "repeated": done.repeated, "parked": done.parked}
        click.echo(say("ingest_done", file=one.path.name, table=one.table, **counts))


def _rate(tools: DemoTools, folder: Path, title: str, say: Say) -> None:
    _title(title, say)
    with steps_shown(tools, "2026-04", say):
        done = tools.rate_run(folder, APRIL, contracts=(), actor=WRITER, wait_seconds=0)
    tell_run(done, say)


def _title(key: str, say: Say) -> None:
    click.echo("")
    click.echo(click.style(say(key), bold=True))
