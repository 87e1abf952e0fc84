"""A party on a day, as it was known on another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from quittance.app.parties.models import Erasure, Party, PartyEntry
from quittance.app.parties.queries.accounts import AccountState, account_states
from quittance.app.parties.queries.known import known_items
from quittance.core.parties.item import Item, in_force, in_order
from quittance.kernel.refusal import Refusal


class UnknownParty(Refusal):
    """No party has that code, or none was known then."""

    code = "UNKNOWN_PARTY"


@dataclass(frozen=True, slots=True)
class PartyAsOf:
    """What holds of a party on a day by what was known then.

    items     in force on the day.
    others    known too, but of other days.
    accounts  every bank account with its state, of whatever day.
    entries   how it became known, the first entry first.
    erased    the kinds and keys of items whose personal details were erased, and since when.
    """

    code: str
    items: tuple[Item, ...]
    others: tuple[Item, ...]
    accounts: tuple[AccountState, ...]
    entries: tuple[PartyEntry, ...]
    erased: tuple[tuple[str, str, datetime], ...]


def party_as_of(code: str, *, on: date, known_at: datetime) -> PartyAsOf:
    """Refuses with `UnknownParty`."""
    known = [one.item for one in known_items([code], known_at=known_at).get(code, [])]
    entries = PartyEntry.objects.filter(party__code=code, known_at__lte=known_at)
    if not known and not entries.exists():
        is_there = Party.objects.filter(code=code).exists()
        raise UnknownParty(
            f"The party {code} was not known then." if is_there else f"There is no party {code}.",
            "quittance party list has them all.",
        )
    items = in_force(known, on)
    holding = {item.identity for item in items}
    erased = Erasure.objects.filter(party__code=code).order_by("at", "pk")
    return PartyAsOf(
        code,
        tuple(items),
        tuple(in_order(item for item in known if item.identity not in holding)),
        tuple(account_states([code], known_at=known_at).get(code, ())),
        tuple(entries.select_related("actor").order_by("number")),
        tuple((one.kind, one.key, one.at) for one in erased),
    )
