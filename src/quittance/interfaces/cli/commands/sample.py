"""`quittance sample`: made-up facts, the same for the same seed."""

from __future__ import annotations

import click

from quittance.interfaces.cli.lazy import Entry, LazyGroup


@click.group(
    cls=LazyGroup,
    entries=(
        Entry(
            "facts", "quittance.interfaces.cli.commands.sample_facts", "Parcels, order lines, stock or work."
        ),
    ),
)
def command() -> None:
    """Make facts to try things with."""
