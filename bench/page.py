"""The page docs/reference/benchmarks.md."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bench.sheet import Sheet
from bench.where import PAGE

_INTRO = """# Benchmarks

How fast the columnar engine prices parcels, against the same card written by hand. Every contestant runs
in a process of its own, in turns, from one Parquet file to another with two threads, and must come to the
same cents: per charge the same number, sum and hash over parcel and amount, or the bench stops. The card is
[contract-parcel-eu](../../tariffs/contract-parcel-eu): zone by the longest postcode prefix, 16 weight bands
and started kilograms, volumetric weight, discount, remote areas, two size surcharges, peak, toll, energy
and weekly fuel.

Ours writes the explanation too (table rows, bases, exact amounts, refusals); the others write the parcel,
nine amounts and a total. Seconds count from the card's folder and the facts to the finished file, without
imports. Checking the facts (postcodes that a spreadsheet spoilt, numbers out of bounds) stands apart,
because only ours does it; processor seconds have it in. *pandas by hand* is what most people write; *tuned*
is as fast as we could make it for this one card. The copy is the floor.
"""


def write_page(command: str, on: date, machine: Sequence[str], sheets: Sequence[Sheet]) -> None:
    """Written by `python -m bench --write`."""
    parts = [
        _INTRO,
        f"Made by `{command}` on {on.isoformat()}; do not edit.\n",
        "\n".join(f"* {sentence}" for sentence in machine),
        *(f"\n{sheet.as_markdown()}" for sheet in sheets),
    ]
    PAGE.write_text("\n".join(parts) + "\n", encoding="utf-8")
