"""Parties and contracts from a folder into the books. What is there already is left alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from quittance.adapters.tariff_files.load import load_tariff
from quittance.app.contracts.folder import (
    BadContract,
    ContractFile,
    VersionFile,
    read_contracts,
)
from quittance.app.contracts.models import Contract, ContractVersion
from quittance.app.parties.models import Party
from quittance.app.parties.operations.load import load_parties
from quittance.app.platform.models import Actor
from quittance.app.platform.operations.events import record_event
from quittance.lake.tables import TABLES

STREAM = "contracts"


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many parties, contracts and draft versions are new."""

    parties: int
    contracts: int
    versions: int


def load_contracts(folder: Path, *, actor: Actor, at: datetime) -> Loaded:
    """Takes in what is new in the folder, versions as drafts of `actor`. Loading it again changes nothing.

    Refuses with `PartiesUnreadable` or `BadContract`, and then takes in nothing: a tariff with errors, a
    currency or side that is not its contract's, a party that is not there, a contract that says something
    else than the one in the books.
    """
    with transaction.atomic():
        parties = load_parties(folder, actor=actor, at=at).new
        contracts = versions = 0
        for file in read_contracts(folder):
            contract, is_new = _contract(file)
            contracts += is_new
            versions += sum(_version(contract, file, version, actor) for version in file.versions)
        loaded = Loaded(parties, contracts, versions)
        if any((parties, contracts, versions)):
            record_event(
                stream=STREAM,
                deed="contracts.loaded",
                about=folder.name,
                actor=actor,
                at=at,
                after={"parties": parties, "contracts": contracts, "versions": versions},
            )
    return loaded


def _contract(file: ContractFile) -> tuple[Contract, bool]:
    entity, party = (_known_party(file, code) for code in (file.entity, file.party))
    said = {
        "side": file.side,
        "entity": entity,
        "party": party,
        "currency": file.currency,
        "binds": dict(file.binds),
    }
    contract, is_new = Contract.objects.get_or_create(code=file.code, defaults=said)
    differs = [name for name, value in said.items() if getattr(contract, name) != value]
    if differs:
        raise BadContract(
            f"{file.path}: the contract {file.code} has another {differs[0]} in the books.",
            "Give a changed contract a code of its own.",
        )
    return contract, is_new


def _known_party(file: ContractFile, code: str) -> Party:
    party = Party.objects.filter(code=code).first()
    if party is None:
        raise BadContract(f"{file.path}: there is no party {code}.", "Name it in parties.csv")
    return party


RATED_KINDS = {table.subject for table in TABLES if table.subject}


def _version(contract: Contract, file: ContractFile, version: VersionFile, actor: Actor) -> bool:
    checked = load_tariff(version.tariff)
    if checked.plan is None:
        raise BadContract(
            f"{version.tariff} cannot be used: {checked.findings[0].message}",
            f"See them all: quittance tariff check {version.tariff}",
        )
    header = checked.plan.header
    if header.currency.default != contract.currency or header.currency.by:
        raise BadContract(f"{version.tariff} is not in {contract.currency}, the currency of {contract.code}.")
    if header.side != contract.side:
        raise BadContract(
            f"{version.tariff} is a {header.side} tariff, {contract.code} a {contract.side} contract."
        )
    if header.subject not in RATED_KINDS:
        raise BadContract(
            f"{version.tariff} prices a {header.subject}, and the lake has no table of them.",
            f"Runs rate: {', '.join(sorted(RATED_KINDS))}.",
        )
    digest = checked.plan.content_hash
    same = contract.versions.filter(
        from_date=version.from_date, until_date=version.until_date, content_hash=digest
    )
    if same.exists():
        return False
    ContractVersion.objects.create(
        contract=contract,
        number=contract.versions.count() + 1,
        from_date=version.from_date,
        until_date=version.until_date,
        files={path.name: path.read_text(encoding="utf-8") for path in _files(version.tariff)},
        content_hash=digest,
        state="draft",
        author=actor,
    )
    return True


def _files(tariff: Path) -> list[Path]:
    return sorted(path for path in tariff.iterdir() if path.suffix in (".toml", ".csv"))
