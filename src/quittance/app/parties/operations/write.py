"""Lines of history of parties, with the rows that they add."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from quittance.app.parties.models import TABLES, Party, PartyEntry, PersonalDetails, Record
from quittance.app.parties.queries.known import Known
from quittance.app.platform.models import Actor
from quittance.core.parties.content_hash import content_hash
from quittance.core.parties.difference import Change, after
from quittance.core.parties.item import Item

_TOKEN = 32


@dataclass(frozen=True, slots=True)
class News:
    """What a file says anew of a party; `known` is what was known of it before."""

    code: str
    known: Sequence[Known]
    changes: Sequence[Change]


def write_news(
    news: Sequence[News], parties: Mapping[str, Party], *, source: str, actor: Actor, at: datetime
) -> list[PartyEntry]:
    """Adds an entry for each party, with its rows. Of `parties`, by code, those that are missing are new."""
    missing = [Party(code=one.code) for one in news if one.code not in parties]
    of_code = {**parties, **{party.code: party for party in Party.objects.bulk_create(missing)}}
    so_far = dict(PartyEntry.objects.values_list("party_id").annotate(Max("number")))
    entries = PartyEntry.objects.bulk_create(
        PartyEntry(
            party=of_code[one.code],
            number=so_far.get(of_code[one.code].pk, 0) + 1,
            known_at=at,
            actor=actor,
            source=source,
            changes=[_told(change) for change in one.changes],
            content_hash=content_hash(after((known.item for known in one.known), one.changes)),
        )
        for one in news
    )
    details: list[PersonalDetails] = []
    rows: dict[str, list[Record]] = {}
    for one, entry in zip(news, entries, strict=True):
        tokens = {known.item.identity: known.row.token for known in one.known}
        for change in one.changes:
            token = tokens.get(change.item.identity, "")
            if change.after is not None and change.personal_fields():
                token = _keep(entry, change.after, details)
            rows.setdefault(change.item.kind, []).append(_row(entry, change, token))
    PersonalDetails.objects.bulk_create(details)
    for kind, of_kind in rows.items():
        TABLES[kind]._default_manager.bulk_create(of_kind)
    return entries


def _row(entry: PartyEntry, change: Change, token: str) -> Record:
    item = change.item
    return TABLES[item.kind](
        party=entry.party,
        entry=entry,
        valid_from=item.starts,
        valid_until=item.ends,
        is_withdrawn=change.after is None,
        token=token,
        **{name: _column(item, name) for name in item.values},
    )


def _keep(entry: PartyEntry, item: Item, details: list[PersonalDetails]) -> str:
    """The token under which the personal details of the item are kept from now on; "" where it has none."""
    if not item.personal:
        return ""
    party = entry.party
    parts = (party.code, item.kind, item.key, item.starts.isoformat(), str(entry.number))
    token = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_TOKEN]
    values = dict(item.personal)
    details.append(PersonalDetails(token=token, party=party, kind=item.kind, key=item.key, values=values))
    return token


def _column(item: Item, name: str) -> Any:
    """The value as its column has it: a day that nobody gave is null."""
    value = item.values[name]
    field = TABLES[item.kind]._meta.get_field(name)
    return None if value == "" and field.null else value


def _told(change: Change) -> dict[str, Any]:
    return {
        "deed": change.deed,
        "kind": change.item.kind,
        "key": change.item.key,
        "from": change.item.starts.isoformat(),
        "fields": [list(field) for field in change.fields()],
        "personal": change.personal_fields(),
    }
