"""`quittance facts`: what the facts of a workspace mean, and whether they are all there."""

from __future__ import annotations

import click

from quittance.interfaces.cli.lazy import Entry, LazyGroup

_HERE = "quittance.interfaces.cli.commands"

COMMANDS = (Entry("weight", f"{_HERE}.facts_weight", "Tell which weight of a parcel a rule bills, and why."),)


@click.group(cls=LazyGroup, entries=COMMANDS)
def command() -> None:
    """Tell what the facts of a workspace mean, and whether they are all there."""
