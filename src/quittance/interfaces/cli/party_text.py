"""Parties as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from quittance.core.parties.difference import Change
from quittance.core.parties.item import ALWAYS, Item, Value
from quittance.core.parties.kinds import KINDS, Shape
from quittance.core.parties.said import said_values
from quittance.interfaces.cli.columns import aligned
from quittance.interfaces.cli.party_tools import AccountLine, EntryLine, PartyShown
from quittance.interfaces.cli.words import Say

_LABELLED = frozenset(
    {"language", "group", "account", "notice", "notice_day", "entity", "trading_name", "bank_code", "checker"}
    | {"reference", "bic", "holder"}
)
"""Fields that nobody would know by their value alone."""

_GROUP = 4
"""Characters of an IBAN between two blanks, on paper."""


@dataclass(frozen=True, slots=True)
class Told:
    """A change as the books keep it, to be told."""

    deed: str
    kind: str
    key: str
    starts: date
    fields: Sequence[Sequence[str]]
    personal: Sequence[str]


def change_lines(changes: Iterable[tuple[str, bool, Sequence[Change]]], say: Say) -> Iterator[str]:
    """What a file said anew: a new party on one line, of a changed one a line for each item."""
    for code, is_new, of_party in changes:
        if is_new:
            names = (item_name(one.item.kind, one.item.key, say) for one in of_party)
            yield say("party_new", code=code, items=say("comma").join(names))
            continue
        yield f"  {code}"
        for one in of_party:
            item = one.item
            told = Told(one.deed, item.kind, item.key, item.starts, one.fields(), one.personal_fields())
            yield f"    {_change(told, say)}"


def shown_lines(party: PartyShown, say: Say) -> Iterator[str]:
    """A party on a day, what is known of other days, and how all of it became known."""
    yield say("party_shown", code=party.code, on=party.on, known=f"{party.known_at:%Y-%m-%d %H:%M}")
    accounts = {line.item.identity: line for line in party.accounts if line.state == "verified"}
    waiting = [line for line in party.accounts if line.state != "verified"]
    head = (say("party_what"), say("party_says"), say("party_field_from"), say("party_field_until"))
    rows = [head, *(_row(item, accounts, party, say) for item in party.items)]
    yield from aligned(rows)
    for line in waiting:
        yield say(
            f"party_account_{line.state}",
            account=line.item.key,
            number=_account(line.item),
            proposer=line.proposer,
            at=f"{line.proposed_at:%Y-%m-%d}",
            verifier=line.verifier,
        )
    if party.others:
        yield ""
        yield say("party_other_days")
        yield from aligned([_row(item, accounts, party, say) for item in party.others], indent="  ")
    yield ""
    yield say("party_history")
    for entry in party.entries:
        known = f"{entry.known_at:%Y-%m-%d %H:%M}"
        yield f"  {entry.number}  {known}  {entry.actor}  {entry.source}  {_changes(entry, say)}"


def _changes(entry: EntryLine, say: Say) -> str:
    told = [
        Told(
            change["deed"],
            change["kind"],
            change["key"],
            date.fromisoformat(change["from"]),
            change["fields"],
            change["personal"],
        )
        for change in entry.changes
    ]
    if all(one.deed == "added" for one in told):
        return say("party_all_new", items=say("comma").join(_dated_name(one, say) for one in told))
    return say("semicolon").join(_change(one, say) for one in told)


def party_as_json(party: PartyShown) -> dict[str, Any]:
    """The same for programs, with the names that files use."""
    return {
        "party": party.code,
        "on": party.on.isoformat(),
        "known": party.known_at.isoformat(),
        "items": [_item_as_json(item) for item in party.items],
        "other_days": [_item_as_json(item) for item in party.others],
        "accounts": [
            {
                "account": line.item.key,
                "number": _account(line.item),
                "state": line.state,
                "proposer": line.proposer,
                "verifier": line.verifier or None,
            }
            for line in party.accounts
        ],
        "history": [
            {
                "number": entry.number,
                "known": entry.known_at.isoformat(),
                "actor": entry.actor,
                "source": entry.source,
                "changes": entry.changes,
            }
            for entry in party.entries
        ],
        "erased": [f"{kind} {key}".rstrip() for kind, key, _ in party.erased],
    }


def item_name(kind: str, key: str, say: Say) -> str:
    """What people call an item: "registration VAT id DE"."""
    first, _, rest = key.partition(" ")
    fields = KINDS[kind].fields
    if fields[0].shape is Shape.WORD and fields[0].is_key:
        first = say(f"party_word_{first}")
    return " ".join(part for part in (say(f"party_kind_{kind}"), first, rest) if part)


def _dated_name(change: Told, say: Say) -> str:
    name = item_name(change.kind, change.key, say)
    return name if change.starts == ALWAYS else say("party_item_from", item=name, day=change.starts)


def _change(change: Told, say: Say) -> str:
    name = _dated_name(change, say)
    if change.deed != "changed":
        return say(f"party_change_{change.deed}", item=name)
    told = [
        say("party_change_field", field=say(f"party_field_{field}"), before=before or "–", after=after or "–")
        for field, before, after in change.fields
    ]
    told += [say("party_change_personal", field=say(f"party_field_{field}")) for field in change.personal]
    return say("party_change_changed", item=name, fields=say("comma").join(told))


def _row(
    item: Item, accounts: Mapping[tuple[str, str, date], AccountLine], party: PartyShown, say: Say
) -> tuple[str, str, str, str]:
    said = _says(item, say)
    if any((item.kind, item.key) == (kind, key) for kind, key, _ in party.erased):
        said.append(say("party_is_erased"))
    if item.kind == "account":
        line = accounts.get(item.identity)
        if line is None:
            said.append(say("party_account_is_unverified"))
        else:
            assert line.decided_at is not None
            day = f"{line.decided_at:%Y-%m-%d}"
            said.append(say("party_account_is_verified", verifier=line.verifier, day=day))
    return (
        item_name(item.kind, item.key, say),
        say("comma").join(said),
        item.starts.isoformat() if item.starts != ALWAYS else "",
        item.ends.isoformat() if item.ends else "",
    )


def _says(item: Item, say: Say) -> list[str]:
    """Its values but for the key, in words."""
    kind = KINDS[item.kind]
    shapes = {field.name: field.shape for field in kind.fields}
    said = []
    for name, value in said_values(item):
        if name in kind.keys or name in ("from", "until"):
            continue
        text = say(f"party_word_{value}") if shapes[name] is Shape.WORD else _text(name, value)
        said.append(f"{say(f'party_field_{name}')} {text}" if name in _LABELLED else text)
    return said


def _text(name: str, value: Value) -> str:
    text = value.isoformat() if isinstance(value, date) else value
    return " ".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP)) if name == "iban" else text


def _account(item: Item) -> str:
    return _text("iban", item.values["iban"]) or f"{item.text('bank_code')} {item.text('number')}"


def _item_as_json(item: Item) -> dict[str, Any]:
    values = {name: str(value) for name, value in said_values(item)}
    return {"kind": item.kind, "key": item.key, **values}
