"""Contracts against what they refer to: tariffs, calendars, each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
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


@dataclass(frozen=True, slots=True)
class InBooks:
    """What a folder may name besides what is its own.

    parties    the codes of parties; None: any.
    layers     position by name.
    enrolled   the codes of contracts for those who are enrolled.
    """

    parties: Collection[str] | None
    calendars: Collection[str]
    layers: Mapping[str, int]
    enrolled: Collection[str]


def check_folder(folder: Folder, books: InBooks) -> CheckedFolder:
    """The folder checked against what it refers to."""
    findings = list(folder.findings)
    calendars = {*books.calendars, *(one.name for one in folder.calendars)}
    layers = {*books.layers, *folder.layers}
    contracts = []
    for file in folder.contracts:
        place = Place(_name(file), 1)
        findings += [
            found("PARTY_UNKNOWN", f"{file.code} names {code}, and there is no such party.", place)
            for code in (file.entity, file.party)
            if books.parties is not None and code not in books.parties
        ]
        if file.layer and file.layer not in layers:
            message = f"{file.code} is on the layer {file.layer}, and there is none."
            hint = f"It is one of: {', '.join(sorted(layers))}. layers.csv may add some."
            findings.append(found("TERM_UNKNOWN", message, place, hint))
        findings += _days(file)
        versions = []
        for version in file.versions:
            findings += _calendar(version, calendars)
            plan = _plan(file, version, findings)
            versions.append(CheckedVersion(version, plan))
        contracts.append(CheckedContract(file, tuple(versions)))
    enrolled = {*books.enrolled, *(file.code for file in folder.contracts if file.enrolled)}
    findings += [
        found("ENROLMENT_UNUSABLE", f"{one.contract} is no contract for those who are enrolled.", one.place)
        for one in folder.enrolments
        if one.contract not in enrolled
    ]
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
    more = sorted({line.code for line in checked.plan.charges()} - {*file.replaces}) if file.replaces else []
    if more:
        message = f"{name} prices {', '.join(more)}, and {file.code} does not replace that."
        findings.append(found("OVERRIDE_PRICES_MORE", message, version.place))
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
