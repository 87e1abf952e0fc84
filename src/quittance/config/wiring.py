"""Which adapter and which engine answers a command; each is imported when it is asked for."""

from __future__ import annotations

from pathlib import Path

from quittance.core.tariff.check import check
from quittance.core.tariff.source import SourceTariff, TariffUnreadable
from quittance.interfaces.cli.tools import Loaded


class Wiring:
    """The product as it is put together; it answers `quittance.interfaces.cli.tools.Tools`."""

    def load_tariff(self, path: Path) -> Loaded:
        """From a folder, or from a workbook if the path ends in .xlsx."""
        from quittance.adapters.tariff_files.load import read_tariff

        try:
            source = read_tariff(path)
        except TariffUnreadable as unreadable:
            return Loaded(path, None, None, unreadable.findings)
        checked = check(source)
        return Loaded(path, source, checked.plan, checked.findings)

    def write_tariff(self, source: SourceTariff, path: Path) -> None:
        """To a workbook if the path ends in .xlsx, else to a folder."""
        if path.suffix.lower() == ".xlsx":
            from quittance.adapters.tariff_files.write_workbook import write_workbook

            write_workbook(source, path)
        else:
            from quittance.adapters.tariff_files.write_folder import write_folder

            write_folder(source, path)

    def publish_tariff(self, folder: Path, content_hash: str) -> None:
        """Into the header of its `tariff.toml`."""
        from quittance.adapters.tariff_files.publish import seal

        seal(folder, content_hash)
