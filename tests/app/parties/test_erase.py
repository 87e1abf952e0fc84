"""Personal details can go, and nothing else ever had them."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from django.core import serializers
from django.db import connection

from quittance.adapters.party_files.write_toml import write_folder
from quittance.app.parties.models import TABLES, Erasure, PartyEntry, PersonalDetails
from quittance.app.parties.operations.erase import NothingToErase, erase_details
from quittance.app.parties.operations.load import load_parties
from quittance.app.parties.queries.listing import everything_known
from quittance.app.platform.models import Actor, Event
from quittance.app.platform.queries.chain import broken_chains
from quittance.config.workspace import Workspace
from tests.app.parties.conftest import Load
from tests.support.parties import NORDFRACHT

PERSONAL = ("Erika Mustermann", "+49 421 000000", "+49 421 000001", "Geheimweg 1", "Jo Doe")
SOLE_TRADER = """\
party = "JO"

[[profile]]
role       = "seller"
legal_name = "Jo Doe"
form       = "sole_trader"
country    = "GB"
"""


def history() -> str:
    """Every row that stays, as text."""
    rows = [list(table._default_manager.all()) for table in (*TABLES.values(), PartyEntry, Event, Erasure)]
    return "".join(serializers.serialize("json", of_table, ensure_ascii=False) for of_table in rows)


@pytest.fixture
def loaded(load: Load) -> None:
    load(NORDFRACHT, SOLE_TRADER)
    load(NORDFRACHT.replace("000000", "000001"), days=1)


@pytest.mark.usefixtures("loaded")
def test_history_and_events_have_nothing_personal() -> None:
    details = json.dumps([row.values for row in PersonalDetails.objects.all()], ensure_ascii=False)
    for text in PERSONAL:
        assert text in details
        assert text not in history()


@pytest.mark.usefixtures("loaded")
def test_a_contact_is_erased_in_every_state_and_nothing_else_changes(bo: Actor, at: datetime) -> None:
    hashes = list(PartyEntry.objects.values_list("content_hash", flat=True))
    items = erase_details("NORDFRACHT", contact="ap", reason="request", actor=bo, at=at)
    assert items == [("contact", "ap")]
    kept = {row.key for row in PersonalDetails.objects.filter(party__code="NORDFRACHT")}
    assert kept == {"registered", "main"}
    assert list(PartyEntry.objects.values_list("content_hash", flat=True)) == hashes
    assert not broken_chains()
    assert Event.objects.get(deed="details.erased").after == {"items": ["contact ap"], "reason": "request"}
    with pytest.raises(NothingToErase):
        erase_details("NORDFRACHT", contact="ap", reason="request", actor=bo, at=at)


def test_everything_personal_of_a_party_is_erased(load: Load, loaded: None, bo: Actor, at: datetime) -> None:
    erase_details("JO", contact=None, reason="request", actor=bo, at=at)
    assert not PersonalDetails.objects.filter(party__code="JO").exists()
    done = load(SOLE_TRADER, days=2)
    assert (done.unchanged, [finding.code for finding in done.findings]) == (1, ["DETAILS_ERASED"])
    assert not PersonalDetails.objects.filter(party__code="JO").exists()


def test_an_export_of_what_was_erased_loads_again_without_change(
    loaded: None, tmp_path: Path, bo: Actor, at: datetime
) -> None:
    for code in ("NORDFRACHT", "JO"):
        erase_details(code, contact=None, reason="retention", actor=bo, at=at)
    write_folder(tmp_path / "copy", everything_known())
    done = load_parties(tmp_path / "copy", actor=bo, at=at)
    assert (done.unchanged, done.changed, done.findings) == (2, 0, ())


@pytest.mark.usefixtures("loaded")
def test_the_file_of_the_books_has_no_trace(workspace: Workspace, bo: Actor, at: datetime) -> None:
    if connection.vendor != "sqlite":
        return  # a server's files are its administrator's: VACUUM, and backups
    erase_details("NORDFRACHT", contact=None, reason="request", actor=bo, at=at)
    for path in workspace.folder.glob("books.sqlite3*"):
        data = path.read_bytes()
        for text in PERSONAL[:4]:
            assert text.encode() not in data, path.name
