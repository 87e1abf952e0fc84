"""The tariffs in a folder of many."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineWorkbook

from quittance.adapters.tariff_files.texts import MAIN
from quittance.adapters.tariff_files.workbook_layout import LINES, TARIFF


def tariffs_in(path: Path) -> tuple[Path, ...]:
    """The folders and workbooks below a folder that are tariffs, by name; a tariff itself, or what holds
    none, alone.

    Workbooks count that have the two sheets of a tariff, so that files of facts may lie beside them.
    """
    if path.is_file() or (path / MAIN).is_file():
        return (path,)
    folders = [main.parent for main in path.rglob(MAIN)]
    workbooks = [book for book in path.rglob("*.xlsx") if _is_tariff(book)]
    return tuple(sorted([*folders, *workbooks])) or (path,)


def _is_tariff(path: Path) -> bool:
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return {TARIFF, LINES} <= set(workbook.sheet_names)
    except (CalamineError, BadZipFile, OSError):
        return False
