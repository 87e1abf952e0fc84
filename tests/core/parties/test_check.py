"""Everything wrong with a party is found at once; the rest of it can be used."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from quittance.core.parties.check import check_parties
from quittance.core.parties.complete import completed
from quittance.core.parties.item import ALWAYS, Value
from quittance.core.parties.kinds import KINDS
from quittance.core.parties.said import said_values
from quittance.core.parties.source import SourceItem, SourceParties, SourceParty
from quittance.kernel.finding import Place

PLACE = Place("x.toml", 1)
PROFILE = {"role": "carrier", "legal_name": "Carrier A Ltd", "country": "GB"}


def item(sort: str, /, **values: Value) -> SourceItem:
    return SourceItem(sort, {name.rstrip("_"): value for name, value in values.items()}, {}, PLACE)


def party(*items: SourceItem, code: str = "A", is_whole: bool = True) -> SourceParty:
    return SourceParty(code, (item("profile", **PROFILE), *items), PLACE, is_whole)


def codes(*parties: SourceParty) -> list[str]:
    return [finding.code for finding in check_parties(SourceParties(parties)).findings]


def test_numbers_become_normal() -> None:
    checked = check_parties(
        SourceParties(
            (
                party(
                    item("registration", kind="vat", country="gb", number="GB 980 7806 84"),
                    item("account", account="main", currency="eur", iban="de89 3704 0044 0532 0130 00"),
                ),
            )
        )
    )
    _, vat, account = checked.parties[0].items
    assert (vat.values["country"], vat.values["number"]) == ("GB", "GB980780684")
    assert (account.values["currency"], account.values["iban"]) == ("EUR", "DE89370400440532013000")
    assert not checked.findings


def test_a_bad_item_is_parked_and_the_rest_is_used() -> None:
    checked = check_parties(
        SourceParties(
            (
                party(
                    item("account", account="main", currency="EUR", iban="DE89370400440532013001"),
                    item("shop", shop="S1"),
                ),
                party(code="B"),
            )
        )
    )
    first, second = checked.parties
    assert [one.kind for one in first.items] == ["profile", "shop"]
    assert first.parked == {("account", "main")}
    assert second.code == "B"
    assert (checked.parties_parked, checked.items_parked) == (0, 1)


def test_every_error_of_an_item_is_named() -> None:
    assert codes(party(item("address", kind="home", country="UK", postcod="1", from_="soon"))) == [
        "COUNTRY_UNKNOWN",
        "PARTY_DAY_BAD",
        "PARTY_FIELD_UNKNOWN",
        "PARTY_WORD_UNKNOWN",
    ]


def test_a_warning_parks_nothing() -> None:
    source = SourceParties((party(item("address", kind="billing", country="DE", postcode="1067")),))
    checked = check_parties(source)
    assert [finding.code for finding in checked.findings] == ["POSTCODE_ODD"]
    assert len(checked.parties[0].items) == 2


def test_personal_values_stand_apart() -> None:
    contact = item("contact", contact="ap", purpose="billing", name="A. Person", phone="+44 1")
    (checked,) = check_parties(SourceParties((party(contact),))).parties
    assert checked.items[1].personal == {"name": "A. Person", "phone": "+44 1"}
    assert "A. Person" not in str(checked.items[1].values)


def test_the_name_of_a_sole_trader_is_personal() -> None:
    profile = item("profile", role="seller", legal_name="Jo Doe", country="GB", form="sole_trader")
    source = SourceParty("JO", (profile,), PLACE)
    (checked,) = check_parties(SourceParties((source,))).parties
    assert checked.items[0].values["legal_name"] == ""
    assert checked.items[0].personal == {"legal_name": "Jo Doe"}


def test_a_transfer_of_a_shop_on_one_day_is_no_conflict() -> None:
    first = party(item("shop", shop="S1", until=date(2026, 3, 1)), code="A")
    second = party(item("shop", shop="S1", from_=date(2026, 3, 1)), code="B")
    assert codes(first, second) == []
    assert codes(second, party(item("shop", shop="S1"), code="A")) == ["SHOP_TWICE"]


def test_a_line_is_completed_by_what_is_known() -> None:
    profile = {**PROFILE, "language": "de", "form": "sole_trader"}
    known = check_parties(SourceParties((SourceParty("A", (item("profile", **profile),), PLACE),)))
    line = SourceParty("A", (item("profile", role="carrier", country="GB"),), PLACE, is_whole=False)
    (checked,) = check_parties(SourceParties((completed(line, known.parties[0].items),))).parties
    assert checked.items == known.parties[0].items


def test_a_line_with_a_day_goes_on_from_what_was_known_before() -> None:
    known = check_parties(SourceParties((party(),))).parties[0].items
    line = SourceParty("A", (item("profile", legal_name="New Ltd", from_="2026-03-01"),), PLACE, False)
    (checked,) = check_parties(SourceParties((completed(line, known),))).parties
    (profile,) = checked.items
    assert (profile.starts, profile.values["legal_name"]) == (date(2026, 3, 1), "New Ltd")
    assert profile.values["role"] == "carrier"
    assert known[0].starts == ALWAYS


TEXTS = st.one_of(
    st.text(max_size=12), st.sampled_from(["vat", "GB", "main", "billing", "2026-01-01", "factor"])
)


@given(st.lists(st.tuples(st.sampled_from(list(KINDS)), st.lists(TEXTS, min_size=9, max_size=9)), max_size=5))
def test_no_text_makes_it_crash_and_what_passes_passes_again(drawn: list[tuple[str, list[str]]]) -> None:
    items = [
        SourceItem(
            kind,
            dict(zip([*(field.name for field in KINDS[kind].fields), "from"], texts, strict=False)),
            {},
            PLACE,
        )
        for kind, texts in drawn
    ]
    checked = check_parties(SourceParties((party(*items),)))
    for one in checked.parties:
        again = tuple(SourceItem(each.kind, dict(said_values(each)), {}, PLACE) for each in one.items)
        (twice,) = check_parties(SourceParties((SourceParty("A", again, PLACE),))).parties
        assert twice.items == one.items
