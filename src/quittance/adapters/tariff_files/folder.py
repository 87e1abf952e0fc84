"""A tariff in a folder: `tariff.toml`, and a CSV file for each table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from quittance.adapters.tariff_files.texts import MAIN, read_texts
from quittance.core.tariff.findings import found
from quittance.core.tariff.source import SourceTariff, TariffUnreadable
from quittance.kernel.finding import Finding, Place

__all__ = ["MAIN", "read_folder"]


def read_folder(path: Path) -> SourceTariff:
    """The tariff in that folder. Places name files as `folder/file`.

    Raises `TariffUnreadable` if there is no `tariff.toml` or it is not TOML. What else cannot be read is left
    out and stands in `findings` of the result, as `read_texts` says; a table that is not UTF-8 too.
    """
    name = path.resolve().name
    main = _text(path / MAIN, f"{name}/{MAIN}")
    tables: dict[str, str] = {}
    findings: list[Finding] = []
    for csv_path in sorted(path.glob("*.csv")):
        try:
            tables[csv_path.stem] = _text(csv_path, f"{name}/{csv_path.name}")
        except TariffUnreadable as unreadable:
            findings.extend(unreadable.findings)
    source = read_texts(name, main, tables)
    return replace(source, findings=(*findings, *source.findings))


def _text(path: Path, file: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise TariffUnreadable((found("UNREADABLE", f"{file} is not UTF-8.", Place(file, line)),)) from None
    except OSError as error:
        message = f"{file} cannot be opened: {(error.strerror or 'unknown reason').lower()}."
        raise TariffUnreadable((found("UNREADABLE", message, Place(file)),)) from None
