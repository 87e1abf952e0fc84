"""Parties as people list them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from quittance.app.parties.queries.accounts import PROPOSED, VERIFIED, account_states
from quittance.app.parties.queries.known import Known, known_items
from quittance.core.parties.item import Item, in_force


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party on a day: its profile, and what people look for."""

    code: str
    profile: Item
    vat_ids: tuple[str, ...]
    shops: tuple[str, ...]
    verified_accounts: int
    waiting_accounts: int


def party_rows(
    *, on: date, known_at: datetime, role: str = "", group: str = "", shop: str = ""
) -> list[PartyRow]:
    """Every party that was there on the day, by code: of the role, of the group, with the shop, if given."""
    known = known_items(None, known_at=known_at, kinds=("profile", "registration", "shop"))
    states = account_states(None, known_at=known_at)
    rows = []
    for code, of_party in sorted(known.items()):
        items = in_force((one.item for one in of_party), on)
        profile = next((item for item in items if item.kind == "profile"), None)
        if profile is None or (role and profile.values["role"] != role):
            continue
        if group and profile.values["group"] != group:
            continue
        if shop and not any(item.kind == "shop" and item.key == shop for item in items):
            continue
        accounts = [state.state for state in states.get(code, [])]
        rows.append(
            PartyRow(
                code,
                profile,
                tuple(item.text("number") for item in items if item.key.startswith("vat ")),
                tuple(item.key for item in items if item.kind == "shop"),
                accounts.count(VERIFIED),
                accounts.count(PROPOSED),
            )
        )
    return rows


def everything_known(
    codes: Sequence[str] | None = None, *, known_at: datetime | None = None
) -> list[tuple[str, list[Item]]]:
    """Each party with every item known of it, of all days: what an export writes."""
    known: Mapping[str, Sequence[Known]] = known_items(codes, known_at=known_at)
    return [(code, [one.item for one in of_party]) for code, of_party in sorted(known.items())]
