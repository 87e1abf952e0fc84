"""The machine and the versions, without names."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

import psutil

LIBRARIES = ("duckdb", "pyarrow", "numpy", "pandas", "sqlglot")


def machine() -> list[str]:
    """One sentence each."""
    memory = psutil.virtual_memory().total / 2**30
    load = os.getloadavg()[0]
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return [
        f"{os.cpu_count()} cores ({_model()}), {memory:.0f} GiB of memory, {platform.system()}",
        f"Python {platform.python_version()}, {versions}",
        f"load average before the run: {load:.1f} (above 0.5 others were at work: trust only ratios)",
    ]


def _model() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    found = next((line for line in lines if line.startswith("model name")), "")
    return found.partition(":")[2].strip() or platform.processor()
