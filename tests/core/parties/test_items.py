"""Items hold for a time; what a file says is compared with what is known."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quittance.core.parties.difference import changes
from quittance.core.parties.item import ALWAYS, Item, in_force
from quittance.core.parties.shops import claimed_twice

DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 20))


@st.composite
def shops(draw: st.DrawFn) -> Item:
    """A shop of a few, for some days of January."""
    starts = draw(st.one_of(st.just(ALWAYS), DAYS))
    ends = draw(st.one_of(st.none(), DAYS.filter(lambda day: day > starts)))
    values = {"shop": draw(st.sampled_from("AB")), "marketplace": draw(st.sampled_from(["", "M1", "M2"]))}
    return Item("shop", starts, ends, values)


def one_of_each(items: list[Item]) -> list[Item]:
    return list({item.identity: item for item in items}.values())


@settings(max_examples=40)
@given(st.lists(shops(), max_size=6), DAYS)
def test_of_one_key_only_the_one_that_begins_last_holds(items: list[Item], on: date) -> None:
    items = one_of_each(items)
    found = in_force(items, on)
    assert len({item.key for item in found}) == len(found)
    for item in found:
        assert item.starts <= on < (item.ends or date.max)
        assert not any(item.starts < other.starts <= on for other in items if other.key == item.key)
    for key in {item.key for item in items} - {item.key for item in found}:
        begun = [item for item in items if item.key == key and item.starts <= on]
        assert not begun or (max(begun, key=lambda item: item.starts).ends or date.max) <= on


@settings(max_examples=40)
@given(st.lists(shops(), max_size=6), st.lists(shops(), max_size=6), st.booleans())
def test_after_the_changes_the_books_know_what_the_file_says(
    known: list[Item], said: list[Item], is_whole: bool
) -> None:
    known, said = one_of_each(known), one_of_each(said)
    after = {item.identity: item for item in known}
    for change in changes(known, said, is_whole=is_whole):
        assert change.before == after.get(change.item.identity)
        if change.after is None:
            assert is_whole
            del after[change.item.identity]
        else:
            after[change.item.identity] = change.after
    assert {item.identity: item for item in said}.items() <= after.items()
    if is_whole:
        assert after == {item.identity: item for item in said}
    assert not list(changes(after.values(), said, is_whole=is_whole))


@settings(max_examples=40)
@given(st.lists(shops(), max_size=6))
def test_what_is_parked_is_neither_changed_nor_withdrawn(known: list[Item]) -> None:
    known = one_of_each(known)
    left = list(changes(known, [], is_whole=True, parked=frozenset({("shop", "A")})))
    assert {change.item.key for change in left} == {item.key for item in known} - {"A"}
    assert not list(changes(known, [], is_whole=True, parked=frozenset({("shop", None)})))


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("XYZ"), shops()), max_size=6))
def test_no_shop_has_two_owners_on_a_day(claims: list[tuple[str, Item]]) -> None:
    refused = [later for _, later in claimed_twice(claims)]
    granted = [claim for claim in claims if claim not in refused]
    for day in (date(2026, 1, 1) + timedelta(days=number) for number in range(20)):
        for shop in "AB":
            owners = {
                code
                for code, item in granted
                if item.key == shop and item.starts <= day < (item.ends or date.max)
            }
            assert len(owners) <= 1
