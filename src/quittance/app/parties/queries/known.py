"""Items of parties as they are, or were, known."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from quittance.app.parties.models import TABLES, PersonalDetails, Record
from quittance.core.parties.item import Item, Value
from quittance.core.parties.kinds import KINDS

FEW = 500
"""So many parties are asked for by code; of more, everything is read."""


@dataclass(frozen=True, slots=True)
class Known:
    """An item with the row that says it."""

    item: Item
    row: Record


def known_items(
    codes: Collection[str] | None, *, known_at: datetime | None = None, kinds: Iterable[str] = TABLES
) -> dict[str, list[Known]]:
    """What was known by then (None: now) of each of the parties (None: of all), withdrawn items left out."""
    about = Q() if known_at is None else Q(entry__known_at__lte=known_at)
    if codes is not None and len(codes) <= FEW:
        about &= Q(party__code__in=list(codes))
    latest = [one for kind in kinds for one in _latest(kind, about) if not one.row.is_withdrawn]
    details = _details([one.row.token for one in latest if one.row.token])
    found: dict[str, list[Known]] = {}
    for one in latest:
        code = one.row.party.code
        if codes is None or code in codes:
            personal = details.get(one.row.token, {})
            known = Known(replace(one.item, personal=personal), one.row) if personal else one
            found.setdefault(code, []).append(known)
    return found


def rows_of(kind: str) -> QuerySet[Record]:
    """All rows of a kind with their parties and entries, in the order in which they became known."""
    rows: QuerySet[Record] = TABLES[kind]._default_manager.select_related("party", "entry")
    return rows.order_by("entry__known_at", "entry__number", "pk")


def item_of(row: Record) -> Item:
    """The item that a row says, without its personal details."""
    kind = _KIND_OF[type(row)]
    values: dict[str, Value] = {name: _value(getattr(row, name)) for name in KINDS[kind].plain}
    return Item(kind, row.valid_from, row.valid_until, values)


def _latest(kind: str, about: Q) -> Iterable[Known]:
    latest: dict[tuple[int, str, date], Known] = {}
    for row in rows_of(kind).filter(about):
        item = item_of(row)
        latest[row.party_id, item.key, item.starts] = Known(item, row)
    return latest.values()


def _value(column: Any) -> Value:
    return column if isinstance(column, (str, date)) else ""


def _details(tokens: Collection[str]) -> dict[str, dict[str, str]]:
    if len(tokens) > FEW:
        rows = PersonalDetails.objects.all()
    else:
        rows = PersonalDetails.objects.filter(token__in=list(tokens))
    return {row.token: row.values for row in rows}


_KIND_OF = {table: kind for kind, table in TABLES.items()}
