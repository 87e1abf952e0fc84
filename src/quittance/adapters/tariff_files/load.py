"""A tariff from wherever it is kept: read and checked in one go."""

from __future__ import annotations

from pathlib import Path

from quittance.adapters.tariff_files.folder import read_folder
from quittance.core.tariff.check import Checked, check
from quittance.core.tariff.source import SourceTariff, TariffUnreadable


def load_tariff(path: Path) -> Checked:
    """The checked tariff in a folder, or in a workbook if the name ends in .xlsx. Never refuses: see its
    findings."""
    try:
        return check(read_tariff(path))
    except TariffUnreadable as unreadable:
        return Checked(None, unreadable.findings)


def read_tariff(path: Path) -> SourceTariff:
    """The tariff as written. Raises `TariffUnreadable` if there is none to check."""
    if path.suffix.lower() == ".xlsx":
        from quittance.adapters.tariff_files.workbook import read_workbook

        return read_workbook(path)
    return read_folder(path)
