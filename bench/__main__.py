"""`python -m bench`: one run, every figure, pass or fail."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from bench.cents import same_cents
from bench.commands import waits
from bench.contest import contest
from bench.contestants import CHARGES
from bench.facts import facts_file
from bench.growth import growth
from bench.machine import machine
from bench.measured import measure
from bench.page import write_page
from bench.sheets import contest_sheet, growth_sheet, target_sheet, wait_sheet
from bench.targets import targets


def options() -> argparse.Namespace:
    """What the run is to do."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000, help="parcels (default 10 million)")
    parser.add_argument("--quick", action="store_true", help="one million parcels")
    parser.add_argument("--rounds", type=int, default=2, help="the best of so many (default 2)")
    parser.add_argument("--report-only", action="store_true", help="a missed target does not fail the run")
    parser.add_argument("--write", action="store_true", help="write docs/reference/benchmarks.md")
    return parser.parse_args()


def main() -> int:
    """0, or 1 if a target is missed."""
    chosen = options()
    rows = 1_000_000 if chosen.quick else chosen.rows
    about = machine()
    print("\n".join(about), flush=True)
    facts = facts_file(rows)
    best = contest(facts, chosen.rounds)
    sums, refused = same_cents()
    agreed = ", ".join(f"{charge} {sums[charge] / 100:,.2f}" for charge in CHARGES)
    print(f"All contestants agree: {agreed} EUR; {refused:,} parcels refused.", flush=True)
    sizes = growth(rows, chosen.rounds)
    rater = measure("rater_speed", facts).stages
    waited = waits()
    held = targets(rows, best, sizes, rater, waited)
    sheets = [contest_sheet(rows, best), growth_sheet(sizes), wait_sheet(rater, waited), target_sheet(held)]
    for sheet in sheets:
        print(f"\n{sheet.as_text()}")
    if chosen.write:
        command = " ".join(["python -m bench", *sys.argv[1:]])
        write_page(command, datetime.now(UTC).date(), about, sheets)
    return 0 if chosen.report_only or all(target.holds for target in held) else 1


if __name__ == "__main__":
    sys.exit(main())
