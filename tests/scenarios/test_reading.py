"""What is wrong with a pack is said with its place; every consistency test sees what it is for."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.scenarios.packs import SCENARIOS, folders, load
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
    ("check", "number", "file", "old", "new"),
    [
        ("names_resolve", 1, "expected/coverages.csv", "C2,settled", "C9,settled"),
        ("names_resolve", 1, "expected/charges.csv", "SELL-1", "SELL-2"),
        ("names_resolve", 1, "expected/journal.csv", ",4000,", ",4001,"),
        ("names_resolve", 1, "expected/charges.csv", "reweighed", "weighed"),
        ("causes_exist", 1, "expected/derived.csv", ",E3,", ",E9,"),
        ("causes_exist", 1, "expected/charges.csv", ",M2,", ",M9,"),
        ("causes_exist", 8, "expected/findings.csv", ",vendor_lines,", ",vendor_rows,"),
        ("times_are_possible", 1, "facts/events.csv", "2026-03-12T13:00", "2026-03-12T10:00"),
        ("times_are_possible", 1, "expected/coverages.csv", "2026-03-26T18", "2026-03-12T18"),
        ("lines_exist", 1, "expected/coverages.csv", "ST-0326,2", "ST-0326,3"),
        ("lines_exist", 15, "expected/cases.csv", "VS-0331,1,", ",,"),
        ("ids_are_unique", 1, "expected/charges.csv", "C2,parcel", "C1,parcel"),
        ("runs_are_in_order", 1, "pack.toml", "2026-03-26T18", "2026-03-12T18"),
        ("runs_are_in_order", 1, "expected/charges.csv", "2026-04-06T02", "2026-04-07T02"),
        ("opens_exist", 14, "pack.toml", 'charge  = "C4"', 'charge  = "C9"'),
        ("subjects_exist", 1, "expected/charges.csv", "C1,parcel,P1", "C1,parcel,P2"),
        ("entries_balance", 1, "expected/journal.csv", ",1210,1.28", ",1210,1.29"),
        ("bearers_sum", 1, "expected/charges.csv", ",seller,", ",shared,"),
        ("bearers_sum", 3, "expected/bearers.csv", "seller,1.90", "seller,1.89"),
        ("allocations_sum", 2, "expected/allocations.csv", "A-0001..A-8920,0.29", "A-0001..A-8919,0.29"),
        ("allocations_sum", 2, "expected/allocations.csv", "A-9860,-0.28", "A-9860,-0.27"),
        ("margins_sum", 3, "expected/margins.csv", "0.85", "0.86"),
        ("margins_sum", 3, "expected/margins.csv", "marketing,0.00,1.50,-1.50", "marketing,0.00,1.49,-1.49"),
        ("documents_sum", 1, "expected/documents.csv", "53.60,-1.28,52.32", "53.60,-1.29,52.31"),
        ("documents_sum", 1, "expected/document_lines.csv", "6.40,S,20,", "6.40,S,21,"),
        ("deltas_sum_to_the_price", 1, "expected/charges.csv", "1.10,GBP", "1.20,GBP"),
        ("deltas_sum_to_the_price", 1, "expected/derived.csv", ",due,", ",waived,"),
        ("deltas_are_numbered", 12, "expected/charges.csv", "fee,2,reweighed", "fee,1,reweighed"),
        ("deltas_sum_to_the_price", 16, "expected/charges.csv", "-3.80,GBP", "-3.70,GBP"),
        ("currencies_agree", 1, "expected/coverages.csv", "GBP", "EUR"),
        ("currencies_agree", 19, "expected/charges.csv", "PLN", "EUR"),
        ("coverage_is_all_or_nothing", 1, "expected/coverages.csv", ",1,6.40,1.28", ",1,6.30,1.28"),
        ("coverage_is_all_or_nothing", 1, "expected/coverages.csv", "C2,invoiced", "C1,invoiced"),
        ("coverage_is_all_or_nothing", 3, "expected/dispositions.csv", "C8,invoiced", "C8,settled"),
        ("coverage_is_all_or_nothing", 14, "pack.toml", 'charge  = "C4"', 'charge  = "C3"'),
        ("lines_tie", 1, "expected/coverages.csv", ",1,6.40,1.28", ",1,6.40,1.27"),
        ("lines_tie", 15, "expected/cases.csv", ",1.25,0.25", ",1.24,0.25"),
        ("open_lists_equal_accounts", 1, "expected/journal.csv", ",2120,1.32,", ",2190,1.32,"),
        ("open_lists_equal_accounts", 14, "pack.toml", 'account = "1125"', 'account = "1120"'),
        ("withheld_is_its_account_after_every_run", 1, "expected/journal.csv", "26,MARKET-UK,2120",
         "27,MARKET-UK,2120"),
        ("entries_balance", 1, "expected/journal.csv", "J3,2026-03-26", "J3,2026-03-27"),
        ("papers_are_posted", 1, "expected/journal.csv", "SELLER-1,ST-0406", "SELLER-1,"),
        ("missing_amounts", 1, "story.md", "7.68", "7.86"),
    ],
)  # fmt: skip
def test_a_consistency_test_sees_what_it_is_for(
    tmp_path: Path, check: str, number: int, file: str, old: str, new: str
) -> None:
    (original,) = [path for path in folders() if path.name.startswith(f"{number:02}-")]
    (run,) = [one for one in CHECKS if one.__name__ == check]
    changed = Path(shutil.copytree(original, tmp_path / original.name))
    path = changed / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} no longer has {old!r}"
    every = check in ("papers_are_posted", "missing_amounts")
    path.write_text(text.replace(old, new, -1 if every else 1), encoding="utf-8")
    assert list(run(load(changed)))


def test_differences_name_the_rows() -> None:
    one, other = {"charges": [{"charge": "C1"}]}, {"charges": [{"charge": "C2"}]}
    assert differences(one, one) == []
    assert differences(one, other) == ["charges: missing charge=C1", "charges: not expected charge=C2"]
    twice = {"charges": [{"charge": "C1"}, {"charge": "C1"}]}
    assert "twice" in differences(one, twice)[0]
