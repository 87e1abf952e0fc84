"""Where the bench finds its card and keeps its files."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CARD = ROOT / "tariffs" / "contract-parcel-eu"
WORK = ROOT / "bench" / ".work"
PAGE = ROOT / "docs" / "reference" / "benchmarks.md"
THREADS = 2
