"""The entry point of the command `quittance`: puts the product together, hands over to the commands."""

from __future__ import annotations

import gc

from quittance.config.wiring import Wiring
from quittance.interfaces.cli.app import cli

COLLECT_EVERY = 100_000
"""New objects between two looks for garbage. A command reads a card once and keeps it until it ends: with
Python's 700 a fifth of the time of a large check went to looking through it again and again."""


def main() -> None:
    """Run the command that the arguments name, and end the process with its exit code."""
    gc.set_threshold(COLLECT_EVERY)
    cli(obj=Wiring(), prog_name="quittance")
