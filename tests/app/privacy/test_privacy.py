from __future__ import annotations

import io
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from quittance.app.facts.operations.ingest import Ingested, Rooms, ingest
from quittance.app.platform.models import Event
from quittance.app.platform.pointer_store import open_catalog
from quittance.app.platform.queries.chain import broken_chains
from quittance.app.platform.queries.runs import damaged_files
from quittance.app.privacy.cipher import SealBroken
from quittance.app.privacy.models import MonthKey, Person, RawFile
from quittance.app.privacy.operations.erase import (
    MonthNotOver,
    UnknownPerson,
    erase_before,
    erase_people,
)
from quittance.app.privacy.operations.keys import KeyDestroyed, KeyMissing
from quittance.app.privacy.operations.people import BadPeople, load_people
from quittance.app.privacy.operations.raw_files import UnknownRawFile, give_raw, raw_paths
from quittance.app.privacy.queries.keys import key_findings
from quittance.app.privacy.queries.people import people_of
from quittance.app.privacy.token import token_of
from quittance.config.workspace import Workspace
from quittance.kernel.places import watching
from quittance.lake.digest import content_query
from quittance.lake.read import pin
from quittance.lake.tables.charges import CHARGES
from quittance.lake.tables.parcels import PARCELS
from tests.app.rating.conftest import Market

JUNE = datetime(2026, 6, 2, 6, 0, tzinfo=UTC)
HEADING = "parcel_id,ship_date,delivered_date,account,carrier,weight_kg,recipient"
ERIKA = "subject,subject_id,role,name,street,place\nparcel,P1,recipient,Erika Muster,Heidestr. 17,Köln\n"


class Office:
    """A market in a workspace with keys; Erika Muster gets a parcel."""

    def __init__(self, workspace: Workspace, folder: Path, at: datetime) -> None:
        self.market = Market(workspace, folder, at)
        self.workspace, self.folder, self.at = workspace, folder, at
        self.storage, self.actor = self.market.storage, self.market.writer
        self.market.agree()
        self.file, self.people = folder / "parcels.csv", folder / "people.csv"
        self.file.write_text(f"{HEADING}\nP1,2026-04-03,2026-04-05,S1,A,1.5,Erika Muster\n", encoding="utf-8")
        self.people.write_text(ERIKA, encoding="utf-8")

    def take_in(self) -> Ingested:
        here = self.workspace
        rooms = Rooms(self.storage, here.locks, here.spill, here.parked, "UTC", here.keys)
        return ingest(
            self.file, PARCELS, source="wms", rooms=rooms, actor=self.actor, at=self.at, clock=lambda: self.at
        )

    def load(self) -> tuple[int, int, int]:
        done = load_people(self.people, keys=self.workspace.keys, actor=self.actor, at=self.at)
        return done.new, done.known, done.erased

    def erase_before_june(self) -> tuple[int, int, tuple[date, ...]]:
        done = erase_before(
            JUNE.date(), storage=self.storage, keys=self.workspace.keys, actor=self.actor, at=JUNE
        )
        return done.people, done.files, done.months

    def raw(self) -> bytes:
        out = io.BytesIO()
        (kept,) = RawFile.objects.all()
        give_raw(f"{kept.sha256[:16]}:2", out, storage=self.storage, keys=self.workspace.keys)
        return out.getvalue()

    def content(self) -> list[list[tuple[object, ...]]]:
        found = []
        for table in (PARCELS, CHARGES):
            with duckdb.connect() as connection:
                rows = pin(open_catalog(self.storage), table).relation()
                found.append(connection.execute(content_query(table, rows)).fetchall())
        return found

    def holds(self, text: str) -> Iterator[Path]:
        for path in self.workspace.folder.rglob("*"):
            if path.is_file() and text.encode() in path.read_bytes():
                yield path


@pytest.fixture
def office(workspace: Workspace, tmp_path: Path, at: datetime) -> Office:
    return Office(workspace, tmp_path / "outside", at)


def test_a_file_is_kept_sealed_and_comes_back_as_it_was(office: Office) -> None:
    office.take_in()
    assert office.raw() == office.file.read_bytes()
    assert list(office.holds("Erika")) == []
    (key,) = office.workspace.keys.iterdir()
    assert key.name == "2026-05.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert raw_paths(office.storage) == [f"{office.workspace.lake}/{RawFile.objects.get().path}"]


def test_after_the_retention_nobody_reads_it_and_no_cent_and_no_hash_moves(office: Office) -> None:
    office.take_in()
    assert office.load() == (1, 0, 0)
    first = office.market.rate()
    before = office.content()
    key = (office.workspace.keys / "2026-05.key").read_bytes()
    assert office.erase_before_june() == (1, 1, (date(2026, 5, 1),))
    assert office.content() == before
    assert damaged_files(office.storage, whole=True) == []
    again = office.market.rate()
    assert again.is_repetition
    assert again.sums == first.sums
    assert office.take_in().is_repetition
    with pytest.raises(KeyDestroyed):
        office.raw()
    assert list(office.holds(key.decode())) == []
    assert list(office.storage.files("raw")) == []
    assert people_of("parcel", "P1", keys=office.workspace.keys)[0].said == {}
    assert office.erase_before_june() == (0, 0, ())


def test_one_person_is_erased_and_stays_so(office: Office) -> None:
    office.load()
    token = token_of("parcel", "P1", "recipient")
    (known,) = people_of("parcel", "P1", keys=office.workspace.keys)
    assert dict(known.said) == {"name": "Erika Muster", "street": "Heidestr. 17", "place": "Köln"}
    assert erase_people([token], actor=office.actor, at=office.at).people == 1
    assert erase_people([token], actor=office.actor, at=office.at).people == 0
    assert office.load() == (0, 0, 1)
    assert Person.objects.get().sealed is None
    with pytest.raises(UnknownPerson):
        erase_people([token, "x"], actor=office.actor, at=office.at)
    said = str(list(Event.objects.values_list("about", "before", "after")))
    assert token in said
    assert not any(word in said for word in ("Erika", "Heidestr", "Köln"))
    assert broken_chains() == []


def test_a_correction_of_a_person_replaces_what_was_known(office: Office) -> None:
    assert office.load() == (1, 0, 0)
    assert office.load() == (0, 1, 0)
    office.people.write_text(ERIKA.replace("17", "19"), encoding="utf-8")
    assert office.load() == (1, 0, 0)
    (known,) = people_of("parcel", "P1", keys=office.workspace.keys)
    assert known.said["street"] == "Heidestr. 19"


@pytest.mark.parametrize(
    "text", [ERIKA.replace("place", "iban"), ERIKA.replace("recipient", "king"), ERIKA.replace("P1", "")]
)
def test_people_that_cannot_be_used_are_refused_and_nobody_is_taken_in(office: Office, text: str) -> None:
    office.people.write_text(text, encoding="utf-8")
    with pytest.raises(BadPeople):
        office.load()
    assert not Person.objects.exists()


def test_an_erasure_that_was_killed_is_finished_by_the_next(office: Office) -> None:
    office.take_in()

    def stop(place: str) -> None:
        if place == "privacy: books say erased":
            raise KeyboardInterrupt

    with watching(stop), pytest.raises(KeyboardInterrupt):
        office.erase_before_june()
    assert [finding.code for finding in key_findings(office.workspace.keys)] == ["KEY_NOT_DESTROYED"]
    office.erase_before_june()
    assert key_findings(office.workspace.keys) == []
    assert list(office.workspace.keys.iterdir()) == []
    assert list(office.storage.files("raw")) == []


def test_a_key_that_is_gone_or_another_is_told_before_anything_is_sealed_with_it(office: Office) -> None:
    office.take_in()
    (path,) = office.workspace.keys.iterdir()
    path.write_text("00" * 32, encoding="ascii")
    assert [finding.code for finding in key_findings(office.workspace.keys)] == ["KEY_MISSING"]
    with pytest.raises(KeyMissing):
        office.load()
    path.unlink()
    with pytest.raises(KeyMissing):
        office.raw()
    assert not path.exists()


def test_a_key_without_a_row_is_taken_up(office: Office) -> None:
    office.take_in()
    key = (office.workspace.keys / "2026-05.key").read_text(encoding="ascii")
    RawFile.objects.all().delete()
    MonthKey.objects.all().delete()
    office.load()
    assert (office.workspace.keys / "2026-05.key").read_text(encoding="ascii") == key


def test_months_that_are_not_over_keep_their_key(office: Office) -> None:
    with pytest.raises(MonthNotOver):
        erase_before(
            date(2026, 6, 1),
            storage=office.storage,
            keys=office.workspace.keys,
            actor=office.actor,
            at=office.at,
        )


def test_files_that_were_not_kept_or_were_altered_are_refused(office: Office) -> None:
    office.take_in()
    with pytest.raises(UnknownRawFile):
        give_raw("0" * 16, io.BytesIO(), storage=office.storage, keys=office.workspace.keys)
    (kept,) = office.storage.files("raw")
    written = bytearray(Path(kept.path).read_bytes())
    written[-1] ^= 1
    Path(kept.path).write_bytes(written)
    with pytest.raises(SealBroken):
        office.raw()
