"""How long the command line takes, as a person waits for it: whole processes, the median of several."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench.big_card import listing, matrix
from bench.rater_speed import PAIRS
from bench.where import CARD, ROOT


def seconds(*arguments: str, times: int = 5) -> float:
    """The median of `quittance` with these arguments. A failure ends the bench."""
    command = [str(Path(sys.executable).parent / "quittance"), *arguments]
    took = []
    for _ in range(times + 1):
        began = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=_as_installed())
        took.append(time.perf_counter() - began)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr[:500]}")
    return statistics.median(took[1:])


def _as_installed() -> dict[str, str]:
    """With the modules compiled, as an installation has them: the first run, which does not count, does that
    even where Python was told to leave no traces."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def waits() -> dict[str, float]:
    """The commands of the bench and their seconds."""
    facts = [word for name, value in PAIRS.items() for word in ("--fact", f"{name}={value}")]
    return {
        "quittance --help": seconds("--help"),
        "quittance quote": seconds("quote", str(CARD), *facts),
        "tariff check, matrix": seconds("tariff", "check", str(matrix()), times=3),
        "tariff check, list": seconds("tariff", "check", str(listing()), times=3),
    }
