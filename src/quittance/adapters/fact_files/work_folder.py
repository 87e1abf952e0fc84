"""The folder for converted files."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path


def work_folder(given: Path | None) -> Path:
    """`given`, made if need be; else a new folder that is removed when the program ends."""
    if given is not None:
        given.mkdir(parents=True, exist_ok=True)
        return given
    made = Path(tempfile.mkdtemp(prefix="quittance-facts-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made
