"""Contracts as the files that would load them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from quittance.app.contracts.files.toml import in_order, toml_lines
from quittance.app.contracts.models import BillingPeriod, Contract, ContractVersion, Enrolment, Layer
from quittance.app.contracts.operations.store import NOTICE_PROOF
from quittance.app.contracts.queries.enrolments import latest_enrolments
from quittance.core.contracts.claim import LAYERS
from quittance.core.contracts.layers import ENROLMENT_HEADINGS, LAYER_HEADINGS


@dataclass(frozen=True, slots=True)
class Exported:
    """Path from the folder → bytes, and how many contracts that are."""

    contracts: int
    files: dict[str, bytes] = field(default_factory=dict)


def export() -> Exported:
    """All contracts as a folder: loading it changes nothing in these books.

    Of versions from one day the last one stands there, and none that was withdrawn; what held before is in
    the books only.
    """
    contracts = Contract.objects.select_related("entity", "party", "layer").order_by("code")
    done = Exported(len(contracts))
    for contract in contracts:
        _contract(contract, done.files)
    layers = [
        (row.position, row.name) for row in Layer.objects.order_by("position") if row.name not in LAYERS
    ]
    if layers:
        done.files["layers.csv"] = csv_text(LAYER_HEADINGS, layers)
    if enrolments := enrolment_rows():
        done.files["enrolments.csv"] = csv_text(ENROLMENT_HEADINGS, enrolments)
    calendars: dict[str, list[Sequence[object]]] = {}
    for period in BillingPeriod.objects.order_by("calendar", "from_date"):
        row = (period.name, period.from_date, period.until_date)
        calendars.setdefault(period.calendar, []).append(row)
    for name, rows in calendars.items():
        done.files[f"calendars/{name}.csv"] = csv_text(("period", "from", "until"), rows)
    return done


def enrolment_rows() -> list[Sequence[object]]:
    """Contract, account, first day and the first day after, as known last."""
    codes = dict(Contract.objects.values_list("pk", "code"))
    latest = latest_enrolments(Enrolment.objects.all())
    rows = [(codes[pk], account, starts, until or "") for (pk, account, starts), until in latest.items()]
    return sorted(rows, key=lambda row: tuple(map(str, row)))


def kept_versions(contract: Contract) -> list[ContractVersion]:
    """Of each first day the last version that was not withdrawn; ends apart from prices."""
    versions = contract.versions.exclude(state="withdrawn").order_by("from_date", "number")
    return list({(version.from_date, version.ends): version for version in versions}.values())


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode()


def _contract(contract: Contract, files: dict[str, bytes]) -> None:
    folder = f"contracts/{contract.code}"
    versions = kept_versions(contract)
    terms = [version.terms for version in versions if not version.ends]
    shared = terms[0] if terms and all(one == terms[0] for one in terms) else {}
    said: dict[str, Any] = {
        "contract": contract.code,
        "side": contract.side,
        "entity": contract.entity.code,
        "party": contract.party.code,
        "currency": contract.currency,
        **({"layer": contract.layer.name} if contract.layer else {}),
        **({"replaces": contract.replaces} if contract.replaces else {}),
        **({"enrolled": True} if contract.enrolled else {}),
        "binds": in_order(contract.binds),
        **({"terms": in_order(shared)} if shared else {}),
        "version": [_version(version, folder, shared, files) for version in versions],
    }
    files[f"{folder}/contract.toml"] = ("\n".join(toml_lines(said)) + "\n").encode()


def _version(
    version: ContractVersion, folder: str, shared: Mapping[str, Any], files: dict[str, bytes]
) -> dict[str, Any]:
    said: dict[str, Any] = {"from": version.from_date}
    if version.until_date is not None:
        said["until"] = version.until_date
    if version.ends:
        said |= {"ends": True, "reason": version.reason}
    else:
        said["tariff"] = str(version.from_date)
        for name, text in version.files.items():
            files[f"{folder}/{version.from_date}/{name}"] = text.encode()
        if version.terms != shared:
            said["terms"] = in_order(version.terms)
    documents = []
    for document in version.documents.select_related("file").order_by("pk"):
        name = f"documents/{document.name}"
        files[f"{folder}/{name}"] = bytes(document.file.content)
        if document.kind != NOTICE_PROOF:
            documents.append({"kind": document.kind, "file": name})
    notice = version.notices.select_related("proof").order_by("delivered_on").first()
    if notice is not None:
        said["notice"] = {"delivered_on": notice.delivered_on, "proof": f"documents/{notice.proof.name}"}
    return {**said, **({"document": documents} if documents else {})}
