"""The root of the command line: its commands, and what becomes of a refusal that none of them caught."""

from __future__ import annotations

import click

from quittance.interfaces.cli.exits import EXIT_CODES, Exit
from quittance.interfaces.cli.lazy import Entry, LazyGroup
from quittance.kernel.refusal import Refusal

_HERE = "quittance.interfaces.cli.commands"

COMMANDS = (
    Entry("tariff", f"{_HERE}.tariff", "Check, read, compare and convert tariffs."),
    Entry("quote", f"{_HERE}.quote", "Price one fact and show the calculation."),
    Entry("rate", f"{_HERE}.rate", "Price a file of facts on one or more tariffs."),
    Entry("true-up", f"{_HERE}.true_up", "Tell what is still to bill after rating again."),
    Entry(
        "explain", f"{_HERE}.explain", "Tell every amount on a parcel, or replay one rated fact line by line."
    ),
    Entry("init", f"{_HERE}.init", "Make a workspace: settings, books and an empty lake."),
    Entry("migrate", f"{_HERE}.migrate", "Bring the books of a workspace up to this version."),
    Entry("doctor", f"{_HERE}.doctor", "Examine the books and the lake of a workspace."),
    Entry("ingest", f"{_HERE}.ingest", "Take files of facts into the lake."),
    Entry("facts", f"{_HERE}.facts", "Tell what facts mean, and whether they are all there."),
    Entry("party", f"{_HERE}.party", "Keep own entities, sellers and vendors: load, look up, verify, erase."),
    Entry("contract", f"{_HERE}.contract", "Load, approve and list contracts."),
    Entry("agreed", f"{_HERE}.agreed", "Agree spot rates and extra costs, and list them."),
    Entry("rate run", f"{_HERE}.rate_run", "Price a month of parcels by the contracts of a workspace."),
    Entry("margin", f"{_HERE}.margin", "Show a month's margin by lane, seller, carrier or service."),
    Entry("rate verify", f"{_HERE}.rate_verify", "Compare a month's charges with a rating of all parcels."),
    Entry("charges", f"{_HERE}.charges", "Show what a parcel was charged on both sides, and why."),
    Entry("actor", f"{_HERE}.actor", "Add those who work in a workspace."),
    Entry("lake", f"{_HERE}.lake", "Look at the tables of the lake and keep them tidy."),
    Entry("backup", f"{_HERE}.backup", "Copy a workspace to a folder, with the hash of everything."),
    Entry("restore", f"{_HERE}.restore", "Make a workspace of a backup, and prove it."),
    Entry("jobs", f"{_HERE}.jobs", "Schedule backups and housekeeping, and do what is due."),
    Entry("privacy", f"{_HERE}.privacy", "Look at personal data for a reason, and erase it."),
    Entry("sample", f"{_HERE}.sample", "Make facts to try things with."),
    Entry("demo market", f"{_HERE}.demo_market", "Set up a marketplace in a workspace and rate its month."),
    Entry("demo", f"{_HERE}.demo", "Rate 200,000 made-up facts on real cards and write a report."),
)


class Root(LazyGroup):
    """The group that turns refusals into a sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a refusal is told on the error stream, without a traceback."""
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            tell_refusal(refusal)
        except OSError as error:
            if error.filename is None:
                raise
            click.echo(f"error FILE: {error.filename}: {error.strerror}.", err=True)
        ctx.exit(Exit.UNUSABLE)


def tell_refusal(refusal: Refusal) -> None:
    """Print a refusal with its code."""
    click.echo(f"{click.style('error', fg='red')} {refusal.code}: {refusal.message}", err=True)
    if refusal.hint:
        click.echo(f"    {refusal.hint}", err=True)


@click.group(
    cls=Root,
    entries=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=f"Exit codes: {EXIT_CODES}. QUITTANCE_LANGUAGE=zh sets the language of every command.",
)
@click.version_option(package_name="quittance", message="%(prog)s %(version)s")
def cli() -> None:
    """Quittance prices logistics facts on tariffs, exact to the cent and explained per parcel."""
