"""What must hold, and whether it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.contest import speeds
from bench.contestants import FORMS
from bench.growth import Size
from bench.measured import Measured

MEMORY = 1_500_000_000


@dataclass(frozen=True, slots=True)
class Target:
    """A figure and its bound; `least` says on which side of the bound it must be."""

    says: str
    figure: float
    bound: float
    least: bool = True
    unit: str = ""

    @property
    def holds(self) -> bool:
        """On the right side, the bound included."""
        return self.figure >= self.bound if self.least else self.figure <= self.bound


def targets(
    rows: int,
    best: Mapping[str, Measured],
    sizes: Sequence[Size],
    rater: Mapping[str, float],
    waits: Mapping[str, float],
) -> list[Target]:
    """All of them."""
    speed = speeds(best, rows)
    fact = speed["fact_form"]
    peaks = [*(best[name].peak for name in FORMS), *(size.took.peak for size in sizes)]
    by_size = [size.speed for size in sizes[1:]]
    return [
        Target("fact form, parcels a second", fact, 2_000_000),
        Target("charge form, parcels a second", speed["charge_form"], 1_000_000),
        Target("fact form against SQL by hand", fact / speed["hand_sql"], 0.6, unit="×"),
        Target("fact form against pandas by hand", fact / speed["hand_pandas"], 8, unit="×"),
        Target("slowest size against the fastest", min(by_size) / max(by_size), 0.75, unit="×"),
        Target("most memory of the engine", max(peaks) / 1e6, MEMORY / 1e6, least=False, unit=" MB"),
        Target("reference rater, rows a second", rater["rows_per_second"], 10_000),
        Target("warm quote", rater["quote"] * 1e3, 10, least=False, unit=" ms"),
        Target("tariff check of 50,000 cells", waits["tariff check, matrix"], 3, least=False, unit=" s"),
        Target("quittance --help", waits["quittance --help"], 0.5, least=False, unit=" s"),
        Target("quittance quote", waits["quittance quote"], 0.5, least=False, unit=" s"),
    ]
