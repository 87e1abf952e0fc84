"""The contest: all price the same parcels, in turns, so that a machine's moods hit every one of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bench.contestants import FORMS, TOLD
from bench.measured import Measured, measure
from bench.where import WORK


def output(name: str) -> Path:
    """The file that a contestant writes."""
    return WORK / f"{name}.parquet"


def contest(facts: Path, rounds: int) -> dict[str, Measured]:
    """The best round of each."""
    best: dict[str, Measured] = {}
    for turn in range(1, rounds + 1):
        for name in TOLD:
            output(name).unlink(missing_ok=True)
            took = measure(f"contestants.{name}", facts, output(name))
            print(f"  round {turn}  {name:<14} {rating(name, took):7.2f} s", flush=True)
            if name not in best or rating(name, took) < rating(name, best[name]):
                best[name] = took
    return best


def rating(name: str, took: Measured) -> float:
    """The seconds that count: ours check every fact first, which nobody else does, so that stands apart."""
    return took.stages["rate"] if name in FORMS else took.seconds


def speeds(best: Mapping[str, Measured], rows: int) -> dict[str, float]:
    """Parcels per second."""
    return {name: rows / rating(name, took) for name, took in best.items()}
