"""`quittance tariff`: what one can do with a tariff before and after it is used."""

from __future__ import annotations

import click

from quittance.interfaces.cli.lazy import Entry, LazyGroup

_HERE = "quittance.interfaces.cli.commands"

COMMANDS = (
    Entry("check", f"{_HERE}.tariff_check", "List everything that is wrong or strange in tariffs."),
    Entry("show", f"{_HERE}.tariff_show", "Read a tariff aloud: cover, lines as sentences, tables."),
    Entry("diff", f"{_HERE}.tariff_diff", "Tell what changed between two versions or editions."),
    Entry("convert", f"{_HERE}.tariff_convert", "Turn a folder into a workbook, or back."),
    Entry("schema", f"{_HERE}.tariff_schema", "Print the JSON Schema of tariff.toml, for editors."),
    Entry("publish", f"{_HERE}.tariff_publish", "Seal a version with its content hash."),
)


@click.group(cls=LazyGroup, entries=COMMANDS)
def command() -> None:
    """Check, read, compare and convert tariffs."""
