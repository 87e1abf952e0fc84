"""The texts of a tariff's files, whatever it was written in."""

from __future__ import annotations

import tempfile
from pathlib import Path

from quittance.adapters.tariff_files.load import read_tariff
from quittance.adapters.tariff_files.write_folder import write_folder


def tariff_texts(tariff: Path) -> dict[str, str]:
    """Name → text of the files of a tariff; a workbook as the folder that means the same."""
    if tariff.is_dir():
        files = sorted(path for path in tariff.iterdir() if path.suffix in (".toml", ".csv"))
        return {path.name: path.read_text(encoding="utf-8-sig") for path in files}
    with tempfile.TemporaryDirectory() as folder:
        write_folder(read_tariff(tariff), Path(folder))
        return tariff_texts(Path(folder))
