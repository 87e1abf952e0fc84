"""Parties come from files; what is new becomes history, what is wrong is parked, as often as one likes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from quittance.adapters.party_files.refusals import PartiesUnreadable
from quittance.adapters.party_files.write_toml import write_folder
from quittance.adapters.party_files.write_workbook import write_workbook
from quittance.app.parties.models import TABLES, AccountVerification, Erasure, Party, PartyEntry, Profile
from quittance.app.parties.operations.load import load_parties, load_parties_beside
from quittance.app.parties.queries.as_of import UnknownParty, party_as_of
from quittance.app.parties.queries.listing import everything_known, party_rows
from quittance.app.platform.models import Actor, Event
from quittance.app.platform.triggers import APPEND_ONLY
from quittance.core.parties.kinds import KINDS
from tests.app.parties.conftest import Load
from tests.support.markets import PARTIES
from tests.support.parties import NORDFRACHT

SELLER = """\
party = "{code}"

[[profile]]
role       = "seller"
legal_name = "{code} Ltd"
country    = "GB"

[[shop]]
shop = "S1"
{days}
"""


def shown(code: str, on: date, known_at: datetime) -> dict[str, str]:
    """Name and values of what holds on a day, as known then."""
    found = party_as_of(code, on=on, known_at=known_at).items
    return {item.name: " ".join(filter(None, map(str, item.values.values()))) for item in found}


def test_the_tables_have_the_fields_of_the_kinds() -> None:
    given = {"id", "party", "entry", "valid_from", "valid_until", "is_withdrawn", "token"}
    for kind, table in TABLES.items():
        columns = {field.name for field in table._meta.get_fields() if field.concrete}
        assert columns - given == set(KINDS[kind].plain)
        assert table._meta.db_table in APPEND_ONLY


def test_a_folder_is_loaded_once(tmp_path: Path, ada: Actor, at: datetime) -> None:
    (tmp_path / "parties.csv").write_text(PARTIES, encoding="utf-8")
    assert load_parties(tmp_path, actor=ada, at=at).new == 3
    again = load_parties(tmp_path, actor=ada, at=at)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
    assert Event.objects.filter(stream="parties").count() == 1
    assert PartyEntry.objects.count() == 3


def test_a_change_is_told_and_becomes_a_line_of_history(load: Load) -> None:
    load(NORDFRACHT)
    done = load(NORDFRACHT.replace("Bremen", "Hamburg").replace("000000", "000001"), days=1)
    ((code, is_new, changes),) = done.changes
    assert (code, is_new, done.changed) == ("NORDFRACHT", False, 1)
    told = [(change.deed, change.item.name, change.fields(), change.personal_fields()) for change in changes]
    assert told == [
        ("changed", "address registered", [("city", "Bremen", "Hamburg")], []),
        ("changed", "contact ap", [], ["phone"]),
    ]
    assert [entry.number for entry in PartyEntry.objects.order_by("number")] == [1, 2]
    assert Profile.objects.count() == 1


def test_what_held_on_a_day_by_what_was_known_on_another(load: Load, at: datetime) -> None:
    """Known on day 0: Bremen. Day 1: from July on Hamburg. Day 2: it was Kiel all the time before."""
    july = '[[address]]\nkind = "registered"\ncity = "Hamburg"\ncountry = "DE"\nfrom = 2026-07-01\n'
    load(NORDFRACHT)
    load(NORDFRACHT + july, days=1)
    load(NORDFRACHT.replace("Bremen", "Kiel") + july, days=2)

    def city(on: date, day: int) -> str:
        return shown("NORDFRACHT", on, at + timedelta(days=day))["address registered"].split()[1]

    june, august = date(2026, 6, 30), date(2026, 8, 1)
    assert [city(june, day) for day in range(3)] == ["Bremen", "Bremen", "Kiel"]
    assert [city(august, day) for day in range(3)] == ["Bremen", "Hamburg", "Hamburg"]
    with pytest.raises(UnknownParty):
        party_as_of("NORDFRACHT", on=june, known_at=at - timedelta(days=1))


def test_what_a_file_no_longer_says_is_withdrawn_and_can_come_back(load: Load, at: datetime) -> None:
    without = NORDFRACHT[: NORDFRACHT.index("[[contact]]")]
    load(NORDFRACHT)
    load(without, days=1)
    assert "contact ap" not in shown("NORDFRACHT", at.date(), at + timedelta(days=1))
    assert "contact ap" in shown("NORDFRACHT", at.date(), at)
    load(NORDFRACHT, days=2)
    assert "contact ap" in shown("NORDFRACHT", at.date(), at + timedelta(days=2))
    assert load(NORDFRACHT, days=3).unchanged == 1


def test_what_is_wrong_is_parked_and_the_books_keep_what_they_know(load: Load, at: datetime) -> None:
    load(NORDFRACHT)
    done = load(
        NORDFRACHT.replace("0130 00", "0130 01").replace("Bremen", "Hamburg").replace('"DE"\n', '"XX"\n', 1),
        "party",
        'party = "NEW"\n[[profile]]\nrole = "friend"\nlegal_name = "x"\ncountry = "GB"\n',
        days=1,
    )
    assert [finding.code for finding in done.findings] == [
        "COUNTRY_UNKNOWN",
        "IBAN_WRONG",
        "PARTY_FILE_UNREADABLE",
        "PARTY_WORD_UNKNOWN",
    ]
    assert (done.changed, done.items_parked, done.parties_parked) == (1, 2, 2)
    assert not Party.objects.filter(code="NEW").exists()
    now = shown("NORDFRACHT", at.date(), at + timedelta(days=1))
    assert now["account main"] == "main EUR DE89370400440532013000"
    assert "Hamburg" in now["address registered"]
    assert "Nordfracht GmbH" in now["profile"]


def test_a_line_of_parties_csv_leaves_alone_what_it_does_not_say(
    load: Load, tmp_path: Path, ada: Actor, at: datetime
) -> None:
    load(NORDFRACHT)
    simple = tmp_path / "parties.csv"
    simple.write_text("code,role,legal_name,country\nNORDFRACHT,carrier,Nordfracht SE,DE\n", "utf-8")
    done = load_parties(simple, actor=ada, at=at + timedelta(days=1))
    ((_, _, changes),) = done.changes
    assert [change.fields() for change in changes] == [[("legal_name", "Nordfracht GmbH", "Nordfracht SE")]]


def test_a_shop_changes_hands_on_a_day(load: Load, at: datetime) -> None:
    load(SELLER.format(code="OLD", days=""))
    done = load(SELLER.format(code="NEW", days="from = 2026-06-01"))
    assert [finding.code for finding in done.findings] == ["SHOP_TWICE"]
    done = load(
        SELLER.format(code="NEW", days="from = 2026-06-01"),
        SELLER.format(code="OLD", days="until = 2026-06-01"),
    )
    assert not done.findings
    for day, owner in ((date(2026, 5, 31), "OLD"), (date(2026, 6, 1), "NEW")):
        rows = party_rows(on=day, known_at=at, role="seller")
        assert [row.code for row in rows if row.shops] == [owner]
        assert [row.code for row in party_rows(on=day, known_at=at, shop="S1")] == [owner]
    assert party_rows(on=day, known_at=at, shop="S2") == []


def test_an_export_loads_again_without_change(load: Load, tmp_path: Path, ada: Actor, at: datetime) -> None:
    load(NORDFRACHT, SELLER.format(code="OLD", days="until = 2026-06-01"))
    write_folder(tmp_path / "copy", everything_known())
    write_workbook(tmp_path / "copy.xlsx", everything_known())
    for path in (tmp_path / "copy", tmp_path / "copy.xlsx"):
        again = load_parties(path, actor=ada, at=at)
        assert (again.new, again.changed, again.unchanged, again.findings) == (0, 0, 2, ())


def test_contracts_need_every_party_whole(tmp_path: Path, ada: Actor, at: datetime) -> None:
    assert load_parties_beside(tmp_path, actor=ada, at=at).new == 0
    (tmp_path / "parties.csv").write_text(PARTIES.replace("seller", "friend"), encoding="utf-8")
    with pytest.raises(PartiesUnreadable, match="role cannot be 'friend'"):
        load_parties_beside(tmp_path, actor=ada, at=at)
    assert not Party.objects.exists()


def test_history_is_only_added(load: Load) -> None:
    load(NORDFRACHT)
    for table in (PartyEntry, *TABLES.values()):
        if table._default_manager.exists():
            with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
                table._default_manager.update(id=999)
            with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
                table._default_manager.all()._raw_delete("default")
    assert {AccountVerification._meta.db_table, Erasure._meta.db_table} <= set(APPEND_ONLY)


def test_the_hash_of_a_party_is_that_of_what_is_known(load: Load) -> None:
    load(NORDFRACHT)
    load(NORDFRACHT.replace("Bremen", "Hamburg"))
    load(NORDFRACHT)
    load(NORDFRACHT.replace("000000", "000001"))
    first, second, third, fourth = PartyEntry.objects.order_by("number").values_list(
        "content_hash", flat=True
    )
    assert first == third == fourth != second
