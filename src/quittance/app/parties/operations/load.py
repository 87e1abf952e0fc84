"""Parties from files into the books: what is new becomes a line of each party's history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from quittance.adapters.party_files.read import party_files_in, read_parties
from quittance.adapters.party_files.refusals import PartiesUnreadable
from quittance.app.parties.models import Erasure, Party, PartyEntry
from quittance.app.parties.operations.write import News, write_news
from quittance.app.parties.queries.known import FEW, known_items
from quittance.app.platform.models import Actor, EventHead
from quittance.app.platform.operations.events import record_event
from quittance.core.parties.check import CheckedParty, InBooks, check_parties
from quittance.core.parties.complete import completed
from quittance.core.parties.content_hash import hash_of_lines
from quittance.core.parties.difference import Change, changes
from quittance.core.parties.findings import found
from quittance.core.parties.item import Item
from quittance.core.parties.source import SourceParties
from quittance.kernel.finding import Finding, Severity

STREAM = "parties"
_NAME_MAX = 200


@dataclass(frozen=True, slots=True)
class PartiesLoaded:
    """What became of the parties of a file.

    changes  of each new or changed party what is new, in the order of the file.
    """

    new: int
    changed: int
    unchanged: int
    parties_parked: int
    items_parked: int
    findings: tuple[Finding, ...]
    changes: tuple[tuple[str, bool, tuple[Change, ...]], ...]


NOTHING = PartiesLoaded(0, 0, 0, 0, 0, (), ())
"""Of a folder without parties."""


def load_parties(source: Path, *, actor: Actor, at: datetime) -> PartiesLoaded:
    """Takes in the parties of a folder or file; what has errors is parked, and the books keep what they know
    of it. Loading the same again changes nothing. Refuses with `PartiesUnreadable`.
    """
    read = read_parties(source)
    with transaction.atomic():
        lock_parties()
        return _load(read, source, actor=actor, at=at)


def load_parties_beside(folder: Path, *, actor: Actor, at: datetime) -> PartiesLoaded:
    """Takes in the parties of a folder of contracts, if it has any, or nothing if something has an error.

    Refuses with `PartiesUnreadable`. Contracts need every party whole.
    """
    if not party_files_in(folder):
        return NOTHING
    with transaction.atomic():
        loaded = load_parties(folder, actor=actor, at=at)
        for finding in loaded.findings:
            if finding.severity is Severity.ERROR:
                raise PartiesUnreadable(
                    f"{finding.place}: {finding.message}", f"See them all: quittance party check {folder}"
                )
    return loaded


def _name(source: Path) -> str:
    """What history calls the file or folder."""
    return source.resolve().name[:_NAME_MAX]


def lock_parties() -> None:
    """Inside a transaction: whoever changes parties waits until the one before has finished."""
    EventHead.objects.select_for_update().get_or_create(stream=STREAM, defaults={"number": 0, "hash": ""})


def _load(read: SourceParties, source: Path, *, actor: Actor, at: datetime) -> PartiesLoaded:
    codes = {party.code for party in read.parties}
    known = known_items(codes)
    parties = tuple(
        party if party.is_whole else completed(party, (one.item for one in known.get(party.code, ())))
        for party in read.parties
    )
    checked = check_parties(SourceParties(parties, read.findings), _in_books())
    without_erased, erased = _leave_erased(checked.parties)
    existing = {party.code: party for party in _existing(codes)}
    news = []
    for party in without_erased:
        before = known.get(party.code, [])
        items = [one.item for one in before]
        new = tuple(changes(items, party.items, is_whole=party.is_whole, parked=party.parked))
        if new:
            news.append(News(party.code, before, new))
    if news:
        _record(
            write_news(news, existing, source=_name(source), actor=actor, at=at), source, actor=actor, at=at
        )
    count_new = sum(one.code not in existing for one in news)
    return PartiesLoaded(
        new=count_new,
        changed=len(news) - count_new,
        unchanged=len(checked.parties) - len(news),
        parties_parked=checked.parties_parked,
        items_parked=checked.items_parked,
        findings=tuple(sorted((*checked.findings, *erased))),
        changes=tuple((one.code, one.code not in existing, tuple(one.changes)) for one in news),
    )


def _existing(codes: set[str]) -> Iterable[Party]:
    """The parties with these codes; of many, all are read, for a statement has room for so many only."""
    return Party.objects.filter(code__in=codes) if len(codes) <= FEW else Party.objects.all()


def _in_books() -> InBooks:
    shops = known_items(None, kinds=("shop",))
    return InBooks(
        frozenset(Party.objects.values_list("code", flat=True)),
        tuple((code, one.item) for code, found_ in sorted(shops.items()) for one in found_),
    )


def _leave_erased(parties: Iterable[CheckedParty]) -> tuple[list[CheckedParty], list[Finding]]:
    """The parties without personal details that were erased once."""
    erased = set(Erasure.objects.values_list("party__code", "kind", "key"))
    kept: list[CheckedParty] = []
    findings: list[Finding] = []
    for party in parties:
        items: list[Item] = []
        for item in party.items:
            if item.personal and (party.code, item.kind, item.key) in erased:
                message = f"{party.code}, {item.name}: {', '.join(item.personal)} of it were erased."
                findings.append(found("DETAILS_ERASED", message, party.places[item.identity]))
                item = replace(item, personal={})
            items.append(item)
        kept.append(replace(party, items=tuple(items)))
    return kept, findings


def _record(entries: Sequence[PartyEntry], source: Path, *, actor: Actor, at: datetime) -> None:
    """One event for the file. It has counts and a hash, nothing of what the file says."""
    lines = (f"{entry.party.code} {entry.number} {entry.content_hash}" for entry in entries)
    record_event(
        stream=STREAM,
        deed="parties.loaded",
        about=_name(source),
        actor=actor,
        at=at,
        after={
            "parties": len(entries),
            "changes": sum(len(entry.changes) for entry in entries),
            "content_hash": hash_of_lines(lines),
        },
    )
