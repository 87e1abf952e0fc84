"""`quittance facts`: what the facts of a workspace mean, and whether they are all there."""

from __future__ import annotations

import click

from quittance.interfaces.cli.lazy import Entry, LazyGroup

_HERE = "quittance.interfaces.cli.commands"

COMMANDS = (
    Entry("weight", f"{_HERE}.facts_weight", "Tell which weight of a parcel a rule bills, and why."),
    Entry("status", f"{_HERE}.facts_status", "Tell what happened to a parcel, and what of it stands."),
    Entry("completeness", f"{_HERE}.facts_completeness", "Tell whether all facts of some days are there."),
    Entry("contradictions", f"{_HERE}.facts_contradictions", "List events that contradict each other."),
)


@click.group(cls=LazyGroup, entries=COMMANDS)
def command() -> None:
    """Tell what the facts of a workspace mean, and whether they are all there."""
