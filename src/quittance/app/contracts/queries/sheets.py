"""Contracts as the sheets of a workbook that people read."""

from __future__ import annotations

from datetime import date

from quittance.app.contracts.files.write import Sheets
from quittance.app.contracts.models import Contract
from quittance.app.contracts.queries.export import enrolment_rows
from quittance.app.contracts.queries.listing import version_rows
from quittance.app.contracts.queries.summary import term_text


def contract_sheets(today: date) -> Sheets:
    """Contracts, their versions with how they stand, the terms of each, and who is enrolled."""
    contracts: list[tuple[object, ...]] = [
        ("contract", "side", "entity", "party", "currency", "layer", "replaces", "enrolled", "binds"),
        *map(_contract_row, Contract.objects.select_related("entity", "party", "layer").order_by("code")),
    ]
    versions: list[tuple[object, ...]] = [
        ("contract", "number", "from", "until", "ends", "state", "effect", "author", "approver", "known_at")
    ]
    terms: list[tuple[object, ...]] = [("contract", "from", "term", "value")]
    for listed in version_rows(today):
        row = listed.version
        approver, known = (row.approver.name if row.approver else ""), row.known_at
        versions.append(
            (
                row.contract.code, row.number, row.from_date, row.until_date or "", "yes" if row.ends else "",
                listed.standing, row.effect, row.author.name, approver, known.isoformat() if known else "",
            )
        )  # fmt: skip
        terms += [
            (row.contract.code, row.from_date, name, term_text(value))
            for name, value in sorted(row.terms.items())
        ]
    enrolments = [("contract", "account", "from", "until"), *enrolment_rows()]
    return {"contracts": contracts, "versions": versions, "terms": terms, "enrolments": enrolments}


def _contract_row(one: Contract) -> tuple[object, ...]:
    layer = one.layer.name if one.layer else ""
    about = (", ".join(one.replaces), "yes" if one.enrolled else "", term_text(one.binds))
    return one.code, one.side, one.entity.code, one.party.code, one.currency, layer, *about
