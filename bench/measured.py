"""What a piece of work took, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.where import ROOT


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds on the clock and of the processors, the most memory in bytes, and the module's own figures."""

    seconds: float
    processor: float
    peak: int
    stages: Mapping[str, float]


def measure(module: str, *arguments: Path) -> Measured:
    """Runs `bench.<module>.work(*arguments)`."""
    command = [sys.executable, "-m", "bench.child", module, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{module} failed")
    return Measured(**json.loads(done.stdout.splitlines()[-1]))
