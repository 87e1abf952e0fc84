"""From what a file says to items that can be used: every value normal, everything wrong a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from quittance.core.parties.check_item import ItemChecker
from quittance.core.parties.findings import found
from quittance.core.parties.item import Item
from quittance.core.parties.kinds import KINDS
from quittance.core.parties.shops import Claim, claimed_twice
from quittance.core.parties.source import SourceItem, SourceParties, SourceParty
from quittance.kernel.finding import Finding, Place

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


@dataclass(frozen=True, slots=True)
class CheckedParty:
    """A party that can be used. What was parked is left as the books have it: neither changed nor withdrawn.

    parked  the kind and key of the items that have errors; the key is None where it could not be read.
    places  where each item stands, by its identity.
    """

    code: str
    items: tuple[Item, ...]
    is_whole: bool
    place: Place
    parked: frozenset[tuple[str, str | None]] = frozenset()
    places: dict[tuple[str, str, object], Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckedParties:
    """What can be used, how many parties and items cannot, and every finding in reading order."""

    parties: tuple[CheckedParty, ...]
    parties_parked: int
    items_parked: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class InBooks:
    """What checking needs to know of the books: the codes of their parties, and who has which shop."""

    codes: frozenset[str] = frozenset()
    shops: tuple[Claim, ...] = ()


NO_BOOKS = InBooks()
"""For files that are checked alone."""


def check_parties(source: SourceParties, books: InBooks = NO_BOOKS) -> CheckedParties:
    """Checks everything that can be checked without asking anybody."""
    findings = list(source.findings)
    usable: list[CheckedParty] = []
    seen: dict[str, SourceParty] = {}
    parked = sum(finding.code == "PARTY_FILE_UNREADABLE" for finding in source.findings)
    for party in source.parties:
        problems = list(_of_party(party, seen))
        seen.setdefault(party.code, party)
        if not problems:
            checked, about = _items(party)
            findings += about
            if any(item.kind == "profile" for item in checked.items):
                usable.append(checked)
                continue
            is_parked = ("profile", "") in checked.parked
            if is_parked and party.code in books.codes:
                usable.append(checked)  # the books have one
                continue
            if not is_parked:
                findings.append(found("PARTY_WITHOUT_PROFILE", f"{party.code} has no profile.", party.place))
        parked += 1
        findings += problems
    usable, twice = _without_shops_of_others(usable, books)
    findings += twice
    findings += _named(usable, books.codes | {party.code for party in usable})
    items_parked = sum(len(party.parked) for party in usable)
    return CheckedParties(tuple(usable), parked, items_parked, tuple(sorted(findings)))


def _without_shops_of_others(
    parties: Sequence[CheckedParty], books: InBooks
) -> tuple[list[CheckedParty], list[Finding]]:
    """The parties without the shops that belong to another party on one of the days."""
    said_anew = {party.code for party in parties if party.is_whole}
    claims = [claim for claim in books.shops if claim[0] not in said_anew]
    claims += [(party.code, item) for party in parties for item in party.items if item.kind == "shop"]
    lost = {(code, item.identity): other for (other, _), (code, item) in claimed_twice(claims)}
    if not lost:
        return list(parties), []
    kept, findings = [], []
    for party in parties:
        gone = [item for item in party.items if (party.code, item.identity) in lost]
        findings += [
            found(
                "SHOP_TWICE",
                f"{party.code}, {item.name}: {lost[party.code, item.identity]} has it on the same days.",
                party.places[item.identity],
            )
            for item in gone
        ]
        kept.append(
            replace(
                party,
                items=tuple(item for item in party.items if item not in gone),
                parked=party.parked | {(item.kind, item.key) for item in gone},
            )
        )
    return kept, findings


def _of_party(party: SourceParty, seen: dict[str, SourceParty]) -> Iterator[Finding]:
    if not CODE.fullmatch(party.code):
        yield found("BAD_PARTY_CODE", f"{party.code!r} is no code of a party.", party.place)
    elif party.code in seen:
        yield found("PARTY_TWICE", f"{party.code} stands at {seen[party.code].place} already.", party.place)


def _items(party: SourceParty) -> tuple[CheckedParty, list[Finding]]:
    findings: list[Finding] = []
    items: dict[tuple[str, str, object], Item] = {}
    places: dict[tuple[str, str, object], Place] = {}
    parked: set[tuple[str, str | None]] = set()
    for source in party.items:
        if source.kind not in KINDS:
            findings.append(
                found(
                    "PARTY_FIELD_UNKNOWN",
                    f"Nothing of a party is called {source.kind}.",
                    source.place,
                    f"Known: {', '.join(KINDS)}.",
                )
            )
            parked.add((source.kind, None))
            continue
        item, about, key = _item(source)
        findings += about
        if item is not None and item.identity in items:
            findings.append(
                found(
                    "PARTY_ITEM_TWICE",
                    f"{party.code} has {item.name} at {places[item.identity]} already.",
                    source.place,
                )
            )
        elif item is not None:
            items[item.identity], places[item.identity] = item, source.place
            continue
        parked.add((source.kind, key))
    return (
        CheckedParty(
            party.code, tuple(items.values()), party.is_whole, party.place, frozenset(parked), places
        ),
        findings,
    )


def _item(source: SourceItem) -> tuple[Item | None, list[Finding], str | None]:
    checker = ItemChecker(source)
    item = checker.item()
    return item, checker.findings, item.key if item is not None else checker.key()


def _named(parties: Sequence[CheckedParty], known: frozenset[str]) -> Iterator[Finding]:
    """Codes that name nothing: of parties, and of bank accounts where the whole party is said."""
    for party in parties:
        accounts = {item.key for item in party.items if item.kind == "account"}
        for item in party.items:
            place = party.places[item.identity]
            name = {"vendor_role": "of", "customer_number": "entity"}.get(item.kind)
            code = item.text(name) if name else ""
            if code and code not in known:
                message = f"{party.code}, {item.name}: there is no party {code}."
                yield found("PARTY_NOT_KNOWN", message, place)
            account = item.text("account") if item.kind == "vendor_role" else ""
            if account and account not in accounts and ("account", account) not in party.parked:
                message = f"{party.code}, {item.name}: it has no account {account}."
                yield found("ACCOUNT_NOT_THERE", message, place)
