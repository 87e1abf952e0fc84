"""A folder of contracts, as people keep it under version control."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quittance.app.contracts.files.read import read_contract
from quittance.app.contracts.files.values import CalendarFile, ContractFile
from quittance.core.contracts.calendar import read_calendar
from quittance.core.contracts.findings import found
from quittance.core.contracts.layers import Enrolled, read_enrolments, read_layers
from quittance.kernel.finding import Finding, Place

LAYERS, ENROLMENTS = "layers.csv", "enrolments.csv"


@dataclass(frozen=True, slots=True)
class Folder:
    """What the folder says, and all that is wrong with it. `layers` are those that it names: position by
    name.
    """

    contracts: tuple[ContractFile, ...]
    calendars: tuple[CalendarFile, ...]
    layers: Mapping[str, int]
    enrolments: tuple[Enrolled, ...]
    findings: tuple[Finding, ...]


def read_folder(folder: Path) -> Folder:
    """Every `contracts/*/contract.toml` and `calendars/*.csv`, by name, `layers.csv` and `enrolments.csv`.

    Places name files from the folder.
    """
    findings: list[Finding] = []
    layers_text, enrolments_text = (_text(folder / name) for name in (LAYERS, ENROLMENTS))
    layers = {} if layers_text is None else read_layers(LAYERS, layers_text, findings)
    enrolments = () if enrolments_text is None else read_enrolments(ENROLMENTS, enrolments_text, findings)
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
    return Folder(tuple(contracts.values()), calendars, layers, enrolments, tuple(findings))


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8-sig") if path.is_file() else None


def _calendar(path: Path, findings: list[Finding]) -> CalendarFile:
    text = path.read_text(encoding="utf-8-sig")
    return CalendarFile(path.stem, read_calendar(f"calendars/{path.name}", text, findings))
