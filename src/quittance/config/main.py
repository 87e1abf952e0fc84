"""The entry point of the command `quittance`: puts the product together, hands over to the commands."""

from __future__ import annotations

from quittance.config.wiring import Wiring
from quittance.interfaces.cli.app import cli


def main() -> None:
    """Run the command that the arguments name, and end the process with its exit code."""
    cli(obj=Wiring(), prog_name="quittance")
