"""What is wrong or missing with the parties in the books."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from quittance.app.parties.models import PartyEntry
from quittance.app.parties.queries.accounts import PROPOSED, account_states
from quittance.app.parties.queries.listing import everything_known
from quittance.core.parties.check import check_parties
from quittance.core.parties.content_hash import content_hash
from quittance.core.parties.findings import found
from quittance.core.parties.item import Item, in_force
from quittance.core.parties.numbers.bank import masked
from quittance.core.parties.said import said_values
from quittance.core.parties.source import SourceItem, SourceParties, SourceParty
from quittance.kernel.finding import Finding, Place


def examine_parties(*, on: date, known_at: datetime) -> tuple[int, list[Finding]]:
    """How many parties there are, and what is found: by the checks of files as they are today, accounts that
    nobody has verified, VAT ids without evidence, and history that was changed by hand."""
    parties = everything_known(known_at=known_at)
    source = SourceParties(tuple(_as_source(code, items) for code, items in parties))
    findings = [*check_parties(source).findings, *_altered(dict(parties), known_at), *_accounts(known_at)]
    for code, items in parties:
        findings += _vat_ids(code, in_force(items, on))
    return len(parties), sorted(findings)


def _as_source(code: str, items: list[Item]) -> SourceParty:
    return SourceParty(
        code,
        tuple(
            SourceItem(item.kind, dict(said_values(item)), {}, Place(f"{code} {item.name}")) for item in items
        ),
        Place(code),
    )


def _altered(parties: dict[str, list[Item]], known_at: datetime) -> Iterator[Finding]:
    """Parties whose rows do not give the hash of their last entry."""
    entries = PartyEntry.objects.filter(known_at__lte=known_at).order_by("number")
    latest = dict(entries.values_list("party__code", "content_hash"))
    for code, expected in latest.items():
        if expected and content_hash(parties.get(code, [])) != expected:
            yield found(
                "PARTY_HISTORY_ALTERED", f"The items of {code} are not those of its history.", Place(code)
            )


def _accounts(known_at: datetime) -> Iterator[Finding]:
    for code, states in account_states(None, known_at=known_at).items():
        for state in states:
            if state.state == PROPOSED:
                number = masked(state.item.text("iban") or state.item.text("number"))
                yield found(
                    "ACCOUNT_NOT_VERIFIED",
                    f"{state.proposer} proposed {number}; nobody verified it.",
                    Place(f"{code} {state.item.name}"),
                    f"quittance party verify-account {code} {state.item.key}",
                )


def _vat_ids(code: str, items: list[Item]) -> Iterator[Finding]:
    evidence = [item for item in items if item.kind == "evidence"]
    proven = {item.text("about") for item in evidence if item.values["result"] == "valid"}
    for item in items:
        if item.kind == "registration" and item.values["kind"] == "vat" and item.key not in proven:
            yield found(
                "VAT_ID_UNPROVEN",
                f"No evidence says that {item.text('number')} is valid.",
                Place(f"{code} {item.name}"),
                f'Note the answer of the authority: [[evidence]] with about = "{item.key}".',
            )
