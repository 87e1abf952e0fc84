from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from quittance.app.facts.operations import ingest as module
from quittance.app.facts.operations.ingest import FileChanged, Rooms
from quittance.app.platform.models import LakeFile, Run, RunSnapshot
from quittance.lake.arrivals.columns import UnitsTooFine
from quittance.lake.read import LakeFileAltered, LakeFileMissing
from tests.app.facts.conftest import Rows, TakeIn

HEAD = "parcel_id,ship_date,weight_kg"


def test_rows_are_written_with_where_they_come_from(take_in: TakeIn, rows: Rows, at: datetime) -> None:
    done = take_in(HEAD, "P1,2026-04-03,1.234", "P2,2026-05-04,0.5")
    assert (done.new, done.repeated, done.parked) == (2, 0, 0)
    digest = Run.objects.get().inputs["sha256"][:16]
    assert rows(
        "SELECT parcel_id, business_date, weight, mass_unit, known_at, source, raw_ref FROM parcels"
    ) == [
        ("P1", date(2026, 4, 3), Decimal("1.234000"), "kg", at, "wms", f"{digest}:2"),
        ("P2", date(2026, 5, 4), Decimal("0.500000"), "kg", at, "wms", f"{digest}:3"),
    ]


def test_files_are_cut_by_month_and_known_to_the_books(take_in: TakeIn, rooms: Rooms) -> None:
    take_in(HEAD, "P1,2026-04-03,1", "P2,2026-05-04,2", "P3,2026-05-05,2")
    files = {file.month_date: file for file in LakeFile.objects.all()}
    assert {month: file.rows for month, file in files.items()} == {date(2026, 4, 1): 1, date(2026, 5, 1): 2}
    for file in files.values():
        assert rooms.storage.digest(file.path) == file.sha256
    assert RunSnapshot.objects.get().role == "wrote"


def test_the_same_file_again_changes_nothing_and_says_so(take_in: TakeIn, at: datetime) -> None:
    first = take_in(HEAD, "P1,2026-04-03,1", name="april.csv")
    again = take_in(HEAD, "P1,2026-04-03,1", known=at + timedelta(days=3), name="april.csv")
    assert again.is_repetition
    assert (again.key, again.new) == (first.key, 1)
    assert Run.objects.count() == 1


def test_rows_that_were_known_are_not_written_again(take_in: TakeIn, rows: Rows, at: datetime) -> None:
    take_in(HEAD, "P1,2026-04-03,1.0", "P2,2026-04-03,2.0")
    later = take_in(HEAD, "P1,2026-04-03,1", "P2,2026-04-03,2.5", "P3,2026-04-03,3", known=at + timedelta(1))
    assert (later.new, later.repeated) == (2, 1)
    assert rows("SELECT parcel_id, weight FROM parcels ORDER BY parcel_id, known_at") == [
        ("P1", 1),
        ("P2", 2),
        ("P2", Decimal("2.5")),
        ("P3", 3),
    ]


def test_a_weight_that_flaps_is_written_each_time(take_in: TakeIn, rows: Rows, at: datetime) -> None:
    for day, weight in enumerate(("1.98", "2.04", "1.98")):
        take_in(HEAD, f"P1,2026-04-03,{weight}", known=at + timedelta(day))
    found = rows("SELECT weight FROM parcels ORDER BY known_at")
    assert [str(weight) for (weight,) in found] == ["1.980000", "2.040000", "1.980000"]


def test_the_same_from_another_source_is_another_reading(take_in: TakeIn, rows: Rows) -> None:
    take_in(HEAD, "P1,2026-04-03,1")
    assert take_in(HEAD, "P1,2026-04-03,1", source="carrier").new == 1
    assert rows("SELECT count(*), count(DISTINCT source) FROM parcels") == [(2, 2)]


def test_what_contradicts_itself_at_one_moment_is_parked(take_in: TakeIn) -> None:
    done = take_in(HEAD, "P1,2026-04-03,1", "P1,2026-04-03,2", "P2,2026-04-03,1", "P2,2026-04-03,1")
    assert (done.new, done.repeated, done.parked) == (1, 1, 2)
    parked = parked_lines(done.parked_file)
    assert [line.split(",")[:3] for line in parked] == [
        ["2", "P1", "CONFLICTING_ROWS"],
        ["3", "P1", "CONFLICTING_ROWS"],
    ]


def test_what_contradicts_the_lake_at_one_moment_is_parked(take_in: TakeIn, at: datetime) -> None:
    head = HEAD + ",known_date"
    take_in(head, "P1,2026-04-03,1,2026-04-05")
    done = take_in(head, "P1,2026-04-03,2,2026-04-05", "P1,2026-04-03,2,2026-04-06", known=at + timedelta(1))
    assert (done.new, done.parked) == (1, 1)


def test_a_file_may_say_when_its_rows_became_known(take_in: TakeIn, rows: Rows) -> None:
    take_in(HEAD + ",known_date", "P1,2026-04-03,1,2026-04-20")
    assert rows("SELECT known_at FROM parcels") == [(datetime(2026, 4, 20, tzinfo=UTC),)]


@pytest.mark.parametrize(
    ("head", "line", "code"),
    [
        (HEAD, "P1,,1", "NO_BUSINESS_DATE"),
        ("parcel_id,weight_kg", "P1,1", "NO_BUSINESS_DATE"),
        (HEAD, "P1,1926-04-03,1", "IMPOSSIBLE_DATE"),
        (HEAD, "P1,2036-04-03,1", "IMPOSSIBLE_DATE"),
        (HEAD + ",delivered_date", "P1,2026-04-03,1,2026-04-02", "IMPOSSIBLE_DATES"),
        (HEAD + ",known_date", "P1,2026-04-03,1,2026-06-02", "KNOWN_TOO_EARLY"),
        (HEAD, "P1,2026-04-03,heavy", "BAD_NUMBER"),
        (HEAD, "P1,2026-04-03,-1", "OUT_OF_BOUNDS"),
    ],
)
def test_what_cannot_be_is_parked_with_its_line(take_in: TakeIn, head: str, line: str, code: str) -> None:
    done = take_in(head, line)
    assert (done.new, done.repeated, done.parked) == (0, 0, 1)
    (parked,) = parked_lines(done.parked_file)
    assert parked.startswith(f"2,P1,{code},")


def test_units_of_a_file_are_kept_as_they_were_read(take_in: TakeIn, rows: Rows) -> None:
    take_in("parcel_id,ship_date,weight_lb,declared_weight_lb", "P1,2026-04-03,2.2046,1.5")
    found = rows("SELECT weight, declared_weight, mass_unit FROM parcels")
    assert found == [(Decimal("2.204600"), Decimal("1.500000"), "lb")]


def test_two_units_of_a_file_become_that_of_the_first(take_in: TakeIn, rows: Rows) -> None:
    take_in("parcel_id,ship_date,weight_kg,declared_weight_g", "P1,2026-04-03,1.5,1400.5")
    assert rows("SELECT declared_weight, mass_unit FROM parcels") == [(Decimal("1.400500"), "kg")]


def test_units_that_have_no_exact_common_form_are_refused(take_in: TakeIn) -> None:
    with pytest.raises(UnitsTooFine, match="declared_weight"):
        take_in("parcel_id,ship_date,weight_kg,declared_weight_oz", "P1,2026-04-03,1.5,1.234")
    assert not Run.objects.exists()


def test_columns_without_a_place_in_the_table_are_told(take_in: TakeIn) -> None:
    done = take_in(HEAD + ",labels", "P1,2026-04-03,1,2")
    assert [finding.code for finding in done.findings if finding.code == "FACT_NOT_KEPT"] == ["FACT_NOT_KEPT"]


def test_a_file_that_changes_while_it_is_read_is_refused(
    take_in: TakeIn, rows: Rows, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write = module.write_rows

    def write_and_touch(*arguments: object) -> object:
        (tmp_path / "0.csv").write_text(HEAD + "\nP1,2026-04-03,9\n", encoding="utf-8")
        return write(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "write_rows", write_and_touch)
    with pytest.raises(FileChanged, match=r"0\.csv"):
        take_in(HEAD, "P1,2026-04-03,1")
    assert rows("SELECT count(*) FROM parcels") == [(0,)]
    assert not Run.objects.exists()  # it was refused, not killed: nothing waits to be finished


def test_a_lake_file_that_is_gone_or_altered_stops_the_run(take_in: TakeIn) -> None:
    take_in(HEAD, "P1,2026-04-03,1")
    path = Path(LakeFile.objects.get().path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-10])
    with pytest.raises(LakeFileAltered, match="bytes"):
        take_in(HEAD, "P1,2026-04-03,2")
    path.unlink()
    with pytest.raises(LakeFileMissing, match="1 rows"):
        take_in(HEAD, "P1,2026-04-03,2")


def parked_lines(path: str | None) -> list[str]:
    assert path is not None
    return Path(path).read_text(encoding="utf-8").splitlines()[1:]


def test_a_column_that_nobody_filled_is_no_part_of_the_file_and_reads_as_missing(
    take_in: TakeIn, rows: Rows, at: datetime
) -> None:
    take_in(HEAD, "P1,2026-04-03,1")
    file = pq.read_schema(LakeFile.objects.get().path)
    assert "weight" in file.names
    assert "service" not in file.names
    assert rows("SELECT service, weight FROM parcels") == [(None, Decimal(1))]
    later = at + timedelta(days=1)
    take_in(f"{HEAD},service", "P1,2026-04-03,1,fast", "P2,2026-04-03,1,", known=later)
    assert rows("SELECT parcel_id, service FROM parcels ORDER BY known_at, parcel_id") == [
        ("P1", None),
        ("P1", "fast"),
        ("P2", None),
    ]
    assert take_in(HEAD, "P2,2026-04-03,1", known=later + timedelta(days=1)).repeated == 1
