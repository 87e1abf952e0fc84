"""Paths as short as the reader can use them."""

from __future__ import annotations

from pathlib import Path


def short(path: Path | str) -> str:
    """The path as seen from the working directory where it lies below it, else as it is."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return str(path)
