"""`quittance party`: own entities, sellers and vendors."""

from __future__ import annotations

import click

from quittance.interfaces.cli.lazy import Entry, LazyGroup

_HERE = "quittance.interfaces.cli.commands"

COMMANDS = (
    Entry(
        "check", f"{_HERE}.party_check", "List everything that is wrong with parties, in files or the books."
    ),
    Entry("load", f"{_HERE}.party_load", "Take parties in from a folder, a file or a workbook."),
    Entry("list", f"{_HERE}.party_list", "List the parties of a day."),
    Entry("show", f"{_HERE}.party_show", "Show a party on a day, by what was known then, with its history."),
    Entry("export", f"{_HERE}.party_export", "Write parties as TOML files or a workbook."),
    Entry("verify-account", f"{_HERE}.party_verify", "Confirm a bank account that somebody else proposed."),
    Entry("erase", f"{_HERE}.party_erase", "Erase personal details for good."),
)


@click.group(cls=LazyGroup, entries=COMMANDS)
def command() -> None:
    """Keep own entities, sellers and vendors: load, look up, verify, erase."""
