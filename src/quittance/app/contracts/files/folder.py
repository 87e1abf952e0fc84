"""A folder of contracts, as people keep it under version control."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quittance.app.contracts.files.read import read_contract
from quittance.app.contracts.files.values import CalendarFile, ContractFile
from quittance.core.contracts.calendar import read_calendar
from quittance.core.contracts.findings import found
from quittance.kernel.finding import Finding, Place


@dataclass(frozen=True, slots=True)
class Folder:
    """What the folder says, and all that is wrong with it."""

    contracts: tuple[ContractFile, ...]
    calendars: tuple[CalendarFile, ...]
    findings: tuple[Finding, ...]


def read_folder(folder: Path) -> Folder:
    """Every `contracts/*/contract.toml` and `calendars/*.csv`, by name. Places name files from the folder."""
    findings: list[Finding] = []
    calendars = tuple(_calendar(path, findings) for path in sorted(folder.glob("calendars/*.csv")))
    contracts: dict[str, ContractFile] = {}
    for path in sorted(folder.glob("contracts/*/contract.toml")):
        name = path.relative_to(folder).as_posix()
        file = read_contract(path, findings, name)
        if file is None:
            continue
        if file.code in contracts:
            message = f"{file.code} is the contract of {contracts[file.code].path.parent.name} too."
            findings.append(found("CONTRACT_TWICE", message, Place(name, 1)))
            continue
        contracts[file.code] = file
    return Folder(tuple(contracts.values()), calendars, tuple(findings))


def _calendar(path: Path, findings: list[Finding]) -> CalendarFile:
    text = path.read_text(encoding="utf-8-sig")
    return CalendarFile(path.stem, read_calendar(f"calendars/{path.name}", text, findings))
