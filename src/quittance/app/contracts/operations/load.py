"""Contracts from a folder into the books. What is there already is left alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from quittance.adapters.party_files.read import party_files_in, read_parties
from quittance.app.contracts.files.check import (
    CheckedContract,
    CheckedFolder,
    CheckedVersion,
    InBooks,
    check_folder,
)
from quittance.app.contracts.files.folder import read_folder
from quittance.app.contracts.files.texts import tariff_texts
from quittance.app.contracts.files.values import CalendarFile, ContractFile
from quittance.app.contracts.folder import BadContract
from quittance.app.contracts.models import BillingPeriod, Contract, ContractVersion, Layer
from quittance.app.contracts.operations.enrol import load_enrolments
from quittance.app.contracts.operations.store import attach, note_notice
from quittance.app.parties.models import Party
from quittance.app.parties.operations.load import load_parties_beside
from quittance.app.platform.models import Actor
from quittance.app.platform.operations.events import record_event
from quittance.core.contracts.claim import DEFAULT_LAYER, LAYERS
from quittance.kernel.finding import Finding, Severity

STREAM = "contracts"


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many parties, contracts, draft versions and enrolments are new; and what is strange, but usable."""

    parties: int
    contracts: int
    versions: int
    enrolments: int = 0
    findings: tuple[Finding, ...] = ()


def load_contracts(folder: Path, *, actor: Actor, at: datetime) -> Loaded:
    """Takes in what is new in the folder, versions as drafts of `actor`. Loading it again changes nothing.

    Refuses with `PartiesUnreadable` or `BadContract`, and then takes in nothing: a tariff with errors, a
    currency or side that is not its contract's, a party that is not there, a contract that says something
    else than the one in the books and was approved.
    """
    with transaction.atomic():
        parties = load_parties_beside(folder, actor=actor, at=at).new
        checked = checked_folder(folder)
        errors = [one for one in checked.findings if one.severity is Severity.ERROR]
        if errors:
            raise BadContract(
                f"{errors[0].place}: {errors[0].message}",
                f"{errors[0].hint} All that is wrong: quittance contract check {folder}",
            )
        periods = sum(map(_calendar, checked.folder.calendars))
        periods += sum(_layer(name, position) for name, position in checked.folder.layers.items())
        contracts = versions = papers = 0
        for one in checked.contracts:
            contract, is_new = _contract(one.file)
            contracts += is_new
            new, attached = _versions(contract, one, actor, at)
            versions, papers = versions + new, papers + attached
        enrolments = load_enrolments(checked.folder.enrolments, actor=actor, at=at)
        if any((periods, contracts, versions, papers, enrolments)):
            told = {
                "periods": periods,
                "contracts": contracts,
                "versions": versions,
                "documents": papers,
                "enrolments": enrolments,
            }
            record_event(
                stream=STREAM, deed="contracts.loaded", about=folder.name, actor=actor, at=at, after=told
            )
    return Loaded(parties, contracts, versions, enrolments, checked.findings)


def checked_folder(folder: Path) -> CheckedFolder:
    """The folder with all findings; what it names may be its own or in the books.

    Refuses with `PartiesUnreadable`.
    """
    books = InBooks(
        parties={*Party.objects.values_list("code", flat=True), *own_parties(folder)},
        calendars=set(BillingPeriod.objects.values_list("calendar", flat=True).distinct()),
        layers=dict(Layer.objects.values_list("name", "position")),
        enrolled=set(Contract.objects.filter(enrolled=True).values_list("code", flat=True)),
    )
    return check_folder(read_folder(folder), books)


def checked_alone(folder: Path) -> CheckedFolder:
    """The folder with all findings, without any books: parties are its own, or not looked for if it has none.

    Refuses with `PartiesUnreadable`.
    """
    books = InBooks(parties=own_parties(folder) or None, calendars=(), layers=LAYERS, enrolled=())
    return check_folder(read_folder(folder), books)


def own_parties(folder: Path) -> set[str]:
    """The codes of the parties in the folder itself."""
    return {party.code for party in read_parties(folder).parties} if party_files_in(folder) else set()


def _calendar(file: CalendarFile) -> int:
    """How many of its periods are new. Refuses with `BadContract` one that says otherwise in the books."""
    known = {one.name: one for one in BillingPeriod.objects.filter(calendar=file.name)}
    new = []
    for period in file.periods:
        assert period.days.end is not None, "a period of a calendar ends"
        days = (period.days.start, period.days.end)
        if period.name not in known:
            new.append(
                BillingPeriod(calendar=file.name, name=period.name, from_date=days[0], until_date=days[1])
            )
        elif (known[period.name].from_date, known[period.name].until_date) != days:
            raise BadContract(
                f"{period.name} of the calendar {file.name} is {known[period.name].from_date} to before"
                f" {known[period.name].until_date} in the books.",
                "Periods that were billed do not move; give the calendar another name.",
            )
    BillingPeriod.objects.bulk_create(new)
    return len(new)


def _layer(name: str, position: int) -> bool:
    """Whether the layer is new. Refuses with `BadContract` one that would move."""
    layer = Layer.objects.filter(name=name).first() or Layer.objects.filter(position=position).first()
    if layer is None:
        Layer.objects.create(name=name, position=position)
        return True
    if (layer.name, layer.position) != (name, position):
        raise BadContract(
            f"The layer {layer.name} has the position {layer.position} in the books.",
            "A layer that moved would price the past otherwise; put a new one between two others.",
        )
    return False


def _contract(file: ContractFile) -> tuple[Contract, bool]:
    said = {
        "side": file.side,
        "entity": Party.objects.get(code=file.entity),
        "party": Party.objects.get(code=file.party),
        "currency": file.currency,
        "binds": dict(file.binds),
        "layer": Layer.objects.get(name=file.layer or DEFAULT_LAYER) if file.side == "sell" else None,
        "replaces": list(file.replaces),
        "enrolled": file.enrolled,
    }
    contract, is_new = Contract.objects.get_or_create(code=file.code, defaults=said)
    differs = [name for name, value in said.items() if getattr(contract, name) != value]
    if differs and contract.is_fixed:
        raise BadContract(
            f"{file.path}: the contract {file.code} has another {differs[0]} in the books.",
            "Give a changed contract a code of its own.",
        )
    if differs:
        for name in differs:
            setattr(contract, name, said[name])
        contract.save(update_fields=differs)
    return contract, is_new


def _versions(contract: Contract, checked: CheckedContract, actor: Actor, at: datetime) -> tuple[int, int]:
    """How many versions and how many of their documents are new."""
    versions = papers = 0
    for one in checked.versions:
        version, is_new = _version(contract, one, actor)
        versions += is_new
        for document in one.file.documents:
            papers += attach(version, document.kind, document.path, actor=actor, at=at)[1]
        if (notice := one.file.notice) is not None:
            papers += note_notice(version, notice.delivered_on, notice.proof, actor=actor, at=at)[1]
    return versions, papers


def _version(contract: Contract, checked: CheckedVersion, actor: Actor) -> tuple[ContractVersion, bool]:
    file = checked.file
    digest = checked.plan.content_hash if checked.plan else ""
    alike = contract.versions.exclude(state="withdrawn").filter(
        from_date=file.from_date, until_date=file.until_date, content_hash=digest, ends=checked.plan is None
    )
    for version in alike.order_by("-number"):
        if version.terms == file.terms:
            return version, False
    return (
        ContractVersion.objects.create(
            contract=contract,
            number=contract.versions.count() + 1,
            from_date=file.from_date,
            until_date=file.until_date,
            ends=checked.plan is None,
            files=tariff_texts(file.tariff) if file.tariff else {},
            content_hash=digest,
            terms=file.terms,
            reason=file.reason,
            state="draft",
            author=actor,
        ),
        True,
    )
