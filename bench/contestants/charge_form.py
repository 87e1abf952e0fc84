"""Our engine, one row a charge with its explanation."""

from __future__ import annotations

from pathlib import Path

from bench.engine import rate


def work(facts: Path, out: Path) -> dict[str, float]:
    return rate(facts, out, "charge")
