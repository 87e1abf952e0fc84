"""Contradictions as people read them, and the money that hangs on them."""

from __future__ import annotations

import click

from quittance.interfaces.cli.facts_tools import ContradictionRow, Sums
from quittance.interfaces.cli.telling import COLOURS
from quittance.interfaces.cli.words import Say
from quittance.kernel.finding import Severity


def contradiction_text(one: ContradictionRow, say: Say) -> str:
    """One sentence with code, parcel, days and events."""
    severity = click.style(Severity.WARNING.value, fg=COLOURS[Severity.WARNING])
    told = say(
        f"contradiction_{one.code}",
        parcel=one.parcel,
        event=one.event,
        on=one.on,
        other=one.other,
        other_on=one.other_on,
    )
    return f"{severity} {one.code}: {told}"


def sums_text(sums: Sums, say: Say) -> str:
    """Sums by side: `sell 4.20 GBP, buy 3.10 GBP`."""
    return ", ".join(
        f"{say(f'side_{side}')} {amount:,.2f} {currency}"
        for side, currency, amount in sorted(sums, reverse=True)
    )
