"""Whether time grows with the parcels and memory does not: the engine at three sizes and at next to none."""

from __future__ import annotations

from dataclasses import dataclass

from bench.contest import output, rating
from bench.facts import facts_file
from bench.measured import Measured, measure


@dataclass(frozen=True, slots=True)
class Size:
    """One size and what it took."""

    rows: int
    took: Measured

    @property
    def speed(self) -> float:
        """Parcels per second of rating."""
        return self.rows / rating("fact_form", self.took)


def growth(rows: int, rounds: int) -> list[Size]:
    """A thousand parcels (what a run costs in itself), a tenth, three tenths, all; the best round of each."""
    sizes = [1_000, rows // 10, rows * 3 // 10, rows]
    best: dict[int, Size] = {}
    for _ in range(rounds):
        for size in sizes:
            now = Size(size, measure("contestants.fact_form", facts_file(size), output("growth")))
            print(f"  {size:>12,} parcels  {now.speed:12,.0f} a second", flush=True)
            best[size] = max(best.get(size, now), now, key=lambda one: one.speed)
    output("growth").unlink(missing_ok=True)
    return [best[size] for size in sizes]
