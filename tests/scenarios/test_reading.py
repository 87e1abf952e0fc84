"""What is wrong with a pack is said with its place; every consistency test sees what it is for."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.scenarios.packs import SCENARIOS, load
from tests.scenarios.stages import differences
from tests.scenarios.tables import BadPack
from tests.scenarios.test_packs import CHECKS

FIRST = "01-withheld-then-invoiced"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SCENARIOS / FIRST, tmp_path / FIRST))


def change(pack: Path, file: str, old: str, new: str) -> None:
    path = pack / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} no longer has {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("facts/events.csv", "event,at", "event,when", "facts/events.csv: column 'when' is unknown"),
        ("facts/parcels.csv", "declared_weight", "felt_weight", "column 'felt_weight' is no fact"),
        ("facts/orders.csv", "raw_ref", "ref", "facts/orders.csv: column 'raw_ref' is missing"),
        ("expected/charges.csv", "6.40,GBP", "6.4,GBP", "charges.csv line 2: amount is '6.4', which"),
        ("expected/charges.csv", ",sell,", ",sold,", "line 2: side is 'sold', which is none of sell, buy"),
        ("expected/charges.csv", "2026-03-13T02:00:00Z", "2026-03-13T02:00:00", "which is not a time with"),
        ("expected/journal.csv", "Fee withheld", "Fee, withheld", "line 6 has 11 cells and not 10"),
        ("expected/charges.csv", "C1,parcel,P1,", "C1,parcel,P1..Q9,", "line 2: 'P1..Q9' is no range"),
        ("pack.toml", "number  = 1", "number  = 2", "pack.toml: number is 2, the folder says 01"),
        ("pack.toml", '"journal"]', "]", "the tables under expected are of"),
        ("pack.toml", "title ", "titel = 1\ntitle ", "pack.toml: 'titel' is unknown"),
        ("pack.toml", "2026-03-13T02:00:00Z", "2026-03-13T02:00:00", "known_at of run rate-13-mar has no"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(pack: Path, file: str, old: str, new: str, sentence: str) -> None:
    change(pack, file, old, new)
    with pytest.raises(BadPack, match=re.escape(sentence)):
        load(pack)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("notes.txt", "notes.txt: a pack has only story.md"),
        ("facts/parcel.csv", "facts/parcel.csv: no such table. Known: accounts, activities"),
        ("expected/charges.xlsx", "expected/charges.xlsx: no such table"),
    ],
)
def test_an_unknown_file_is_told(pack: Path, name: str, sentence: str) -> None:
    (pack / name).write_text("x\n", encoding="utf-8")
    with pytest.raises(BadPack, match=re.escape(sentence)):
        load(pack)


@pytest.mark.parametrize("folder", ["1-short", "01_short", "Withheld"])
def test_a_folder_is_named_by_number_and_words(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    with pytest.raises(BadPack, match="NN-short-name"):
        load(tmp_path / folder)


def test_a_tariff_that_does_not_check_is_told_with_its_finding(pack: Path) -> None:
    change(pack, "tariffs/parcel-fee/tariff.toml", 'side       = "sell"', 'side       = "sold"')
    with pytest.raises(BadPack, match=r"parcel-fee: .*tariff\.toml"):
        load(pack)


@pytest.mark.parametrize(
    ("check", "file", "old", "new"),
    [
        ("names_resolve", "expected/coverages.csv", "C2,settled", "C9,settled"),
        ("names_resolve", "expected/charges.csv", "SELL-1", "SELL-2"),
        ("names_resolve", "expected/journal.csv", ",4000,", ",4001,"),
        ("names_resolve", "expected/charges.csv", "reweighed", "weighed"),
        ("lines_exist", "expected/coverages.csv", "ST-0326,2", "ST-0326,3"),
        ("ids_are_unique", "expected/charges.csv", "C2,parcel", "C1,parcel"),
        ("runs_are_in_order", "pack.toml", "2026-03-26T18", "2026-03-12T18"),
        ("runs_are_in_order", "expected/charges.csv", "2026-04-06T02", "2026-04-07T02"),
        ("subjects_exist", "expected/charges.csv", "C1,parcel,P1", "C1,parcel,P2"),
        ("entries_balance", "expected/journal.csv", ",1210,1.28", ",1210,1.29"),
        ("bearers_sum", "expected/charges.csv", ",seller,", ",shared,"),
        ("documents_sum", "expected/documents.csv", "53.60,-1.28,52.32", "53.60,-1.29,52.31"),
        ("documents_sum", "expected/document_lines.csv", "6.40,S,20,", "6.40,S,21,"),
        ("deltas_sum_to_the_price", "expected/charges.csv", "1.10,GBP", "1.20,GBP"),
        ("deltas_sum_to_the_price", "expected/derived.csv", ",due,", ",waived,"),
        ("coverage_is_all_or_nothing", "expected/coverages.csv", ",1,6.40,1.28", ",1,6.30,1.28"),
        ("coverage_is_all_or_nothing", "expected/coverages.csv", "C2,invoiced", "C1,invoiced"),
        ("lines_tie", "expected/coverages.csv", ",1,6.40,1.28", ",1,6.40,1.27"),
        ("open_lists_equal_accounts", "expected/journal.csv", ",2120,1.32,", ",2190,1.32,"),
        ("papers_are_posted", "expected/journal.csv", "SELLER-1,ST-0406", "SELLER-1,"),
        ("missing_amounts", "story.md", "7.68", "7.86"),
    ],
)  # fmt: skip
def test_a_consistency_test_sees_what_it_is_for(
    pack: Path, check: str, file: str, old: str, new: str
) -> None:
    (run,) = [one for one in CHECKS if one.__name__ == check]
    assert not list(run(load(pack)))
    changed = Path(shutil.copytree(pack, pack.parent / "changed" / FIRST))
    path = changed / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    every = check in ("papers_are_posted", "missing_amounts")
    path.write_text(text.replace(old, new, -1 if every else 1), encoding="utf-8")
    assert list(run(load(changed)))


def test_differences_name_the_rows() -> None:
    one, other = {"charges": [{"charge": "C1"}]}, {"charges": [{"charge": "C2"}]}
    assert differences(one, one) == []
    assert differences(one, other) == ["charges: missing charge=C1", "charges: not expected charge=C2"]
    twice = {"charges": [{"charge": "C1"}, {"charge": "C1"}]}
    assert "twice" in differences(one, twice)[0]
