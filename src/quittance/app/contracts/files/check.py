"""Contracts against what they refer to: tariffs, calendars, each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

from quittance.adapters.tariff_files.load import load_tariff
from quittance.app.contracts.files.folder import Folder
from quittance.app.contracts.files.values import ContractFile, VersionFile
from quittance.core.contracts.findings import found
from quittance.core.contracts.terms.terms import terms_of
from quittance.core.tariff.plan import Plan
from quittance.kernel.finding import Finding, Place
from quittance.lake.tables import TABLES

RATED_KINDS = {table.subject for table in TABLES if table.subject}
"""What rating runs price: what the lake has a table of."""


@dataclass(frozen=True, slots=True)
class CheckedVersion:
    """A version with the plan of its prices; None for one that ends the contract."""

    file: VersionFile
    plan: Plan | None


@dataclass(frozen=True, slots=True)
class CheckedContract:
    """A contract whose versions can be used."""

    file: ContractFile
    versions: tuple[CheckedVersion, ...]


@dataclass(frozen=True, slots=True)
class CheckedFolder:
    """The contracts, and every finding in reading order. With an error among them nothing is taken in."""

    folder: Folder
    contracts: tuple[CheckedContract, ...]
    findings: tuple[Finding, ...]


def check_folder(
    folder: Folder, *, parties: Collection[str] | None, calendars: Collection[str]
) -> CheckedFolder:
    """The folder checked. `parties` and `calendars` are the codes of those known (None: any)."""
    findings = list(folder.findings)
    known = {*calendars, *(one.name for one in folder.calendars)}
    contracts = []
    for file in folder.contracts:
        place = Place(_name(file), 1)
        findings += [
            found("PARTY_UNKNOWN", f"{file.code} names {code}, and there is no such party.", place)
            for code in (file.entity, file.party)
            if parties is not None and code not in parties
        ]
        findings += _days(file)
        versions = []
        for version in file.versions:
            findings += _calendar(version, known)
            plan = _plan(file, version, findings)
            versions.append(CheckedVersion(version, plan))
        contracts.append(CheckedContract(file, tuple(versions)))
    return CheckedFolder(folder, tuple(contracts), tuple(sorted(set(findings))))


def _plan(file: ContractFile, version: VersionFile, findings: list[Finding]) -> Plan | None:
    if version.tariff is None:
        return None
    checked = load_tariff(version.tariff)
    name = f"{file.path.parent.name}/{version.tariff.name}"
    if checked.plan is None:
        see = f"See them all: quittance tariff check {version.tariff}"
        findings.append(
            found(
                "TARIFF_UNUSABLE", f"{name} cannot be used: {checked.findings[0].message}", version.place, see
            )
        )
        return None
    header = checked.plan.header
    if header.currency.default != file.currency or header.currency.by:
        message = f"{name} is not in {file.currency}, the currency of {file.code}."
        findings.append(found("CONTRACT_CURRENCY", message, version.place))
    if header.side != file.side:
        message = f"{name} is of the side {header.side}, {file.code} of the side {file.side}."
        findings.append(found("CONTRACT_SIDE", message, version.place))
    if header.subject not in RATED_KINDS:
        message = f"{name} prices a {header.subject}, and the lake has no table of them."
        hint = f"Runs rate: {', '.join(sorted(RATED_KINDS))}."
        findings.append(found("TARIFF_UNUSABLE", message, version.place, hint))
    if (zone := version.terms.get("time_zone", header.time_zone)) != header.time_zone:
        message = f"{name} tells days in {header.time_zone}, {file.code} in {zone}."
        findings.append(found("CONTRACT_TIME_ZONE", message, version.place))
    return checked.plan


def _calendar(version: VersionFile, known: Collection[str]) -> Iterable[Finding]:
    billing = terms_of(version.terms).billing
    if billing is not None and billing.calendar and billing.calendar not in known:
        message = f"There is no billing calendar {billing.calendar}."
        yield found("CALENDAR_UNKNOWN", message, version.place)


def _days(file: ContractFile) -> Iterable[Finding]:
    """Two versions of one first day, and days between two versions that none prices."""
    ordered = sorted(file.versions, key=lambda version: version.from_date)
    for before, after in pairwise(ordered):
        if before.from_date == after.from_date:
            message = f"Two versions of {file.code} begin on {after.from_date}."
            yield found("VERSIONS_OF_ONE_DAY", message, after.place)
        elif before.until_date is not None and before.until_date < after.from_date:
            days = f"{before.until_date} to before {after.from_date}"
            message = f"No version of {file.code} prices the days from {days}."
            yield found("CONTRACT_GAP", message, after.place)


def _name(file: ContractFile) -> str:
    return f"contracts/{file.path.parent.name}/contract.toml"
