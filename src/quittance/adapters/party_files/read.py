"""Parties from wherever they are: a folder, a TOML file, a CSV file or a workbook."""

from __future__ import annotations

from pathlib import Path

from quittance.adapters.party_files.csv_file import read_csv
from quittance.adapters.party_files.refusals import PartiesUnreadable
from quittance.adapters.party_files.toml_file import read_toml
from quittance.adapters.party_files.workbook import read_workbook
from quittance.core.parties.findings import found
from quittance.core.parties.source import SourceParties, SourceParty
from quittance.kernel.finding import Finding, Place

SIMPLE = "parties.csv"
FOLDER = "parties"
_READERS = {".csv": read_csv, ".toml": read_toml, ".xlsx": read_workbook}


def read_parties(path: Path) -> SourceParties:
    """Everything that is said there of parties. Of a folder: `parties.csv` and `parties/*.toml`, or `*.toml`
    of a folder that has neither. Refuses with `PartiesUnreadable` what is no file of parties."""
    if path.is_dir():
        return _folder(path)
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise PartiesUnreadable(
            f"{path} is no file of parties.", "Name a folder, or a file that ends in .toml, .csv or .xlsx."
        )
    return read(path)


def party_files_in(folder: Path) -> list[Path]:
    """The files of parties in a folder of contracts and parties, by name; none where it has none."""
    simple = folder / SIMPLE
    return [*sorted((folder / FOLDER).glob("*.toml")), *([simple] if simple.is_file() else [])]


def _folder(folder: Path) -> SourceParties:
    files = party_files_in(folder) or sorted(folder.glob("*.toml"))
    if not files:
        raise PartiesUnreadable(
            f"There are no parties in {folder}.", f"Put {SIMPLE} there, or {FOLDER}/CODE.toml for each party."
        )
    parties: list[SourceParty] = []
    findings: list[Finding] = []
    for path in files:
        try:
            read = read_parties(path)
        except PartiesUnreadable as refusal:
            place = Place(str(path))
            findings.append(found("PARTY_FILE_UNREADABLE", refusal.message, place, refusal.hint))
            continue
        parties += read.parties
        findings += read.findings
    return SourceParties(tuple(parties), tuple(findings))
