"""What is exported is the folder that was loaded, and loading it changes nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from quittance.adapters.tariff_files.write_folder import FolderNotEmpty
from quittance.app.contracts.files.write import write_files, write_workbook
from quittance.app.contracts.operations.approve import approve_drafts
from quittance.app.contracts.operations.end import end_contract
from quittance.app.contracts.operations.load import Loaded, load_contracts
from quittance.app.contracts.queries.export import export
from quittance.app.contracts.queries.sheets import contract_sheets
from quittance.app.platform.models import Actor, Event
from tests.app.contracts.conftest import Load
from tests.support.markets import write_flat_contract, write_market

TERMS = """
[terms]
notice = "30 days"
services = { delivery = "principal" }
billing = { cycle = "calendar", calendar = "weeks", method = "withheld" }
dispositions = { "below floor" = "keep open" }

[[terms.tolerance]]
level = "line"
amount = "0.05 GBP"

[terms.billing_weight]
sources = [["cubing", "sorter"], "declared"]
certified = true

[terms.allocation]
by = "gross_weight"
cm3_per_kg = 5000
"""


def whole(folder: Path) -> None:
    """A folder that says everything that a folder can say."""
    write_flat_contract(
        folder,
        "STD",
        {"parcel_fee": 'price = "5.00 GBP"', "fuel": 'price = "0.50 GBP"'},
        says='layer = "programme"\nenrolled = true\n' + TERMS,
        binds='market = ["UK", "IE"]\nservice = ["fast \\"24\\""]',
        versions="[[version]]\nfrom = 2026-01-01\nuntil = 2027-01-01\ntariff = 'prices'\n\n"
        "[version.notice]\ndelivered_on = 2025-11-01\nproof = 'mail.eml'\n\n"
        "[[version.document]]\nkind = 'signed contract'\nfile = 'signed.pdf'\n\n"
        "[[version]]\nfrom = 2027-01-01\ntariff = 'prices'\n[version.terms]\nclaims = '21 days'\n",
    )
    (folder / "contracts/std/mail.eml").write_text("delivered", encoding="utf-8")
    (folder / "contracts/std/signed.pdf").write_bytes(b"%PDF \x00\xff")
    write_flat_contract(
        folder, "NEG", {"parcel_fee": 'price = "4.00 GBP"'}, says='replaces = ["parcel_fee", "toll"]'
    )
    (folder / "layers.csv").write_text("position,layer\n15,programme\n", encoding="utf-8")
    (folder / "enrolments.csv").write_text(
        "contract,account,from,until\nSTD,S1,2026-01-01,\nSTD,S2,2026-02-01,2026-03-01\n", encoding="utf-8"
    )
    (folder / "calendars").mkdir()
    (folder / "calendars/weeks.csv").write_text(
        "period,from,until\nW1,2026-01-01,2026-01-08\n", encoding="utf-8"
    )


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_an_export_loads_to_nothing_new_and_exports_alike(
    load: Load, folder: Path, ada: Actor, bo: Actor, at: datetime, tmp_path: Path
) -> None:
    whole(folder)
    load()
    approve_drafts((), actor=bo, at=at)
    later = at + timedelta(days=1)
    end_contract("NEG", date(2027, 6, 1), reason='they said "enough"', actor=ada, at=later)
    write_market(folder, starts="2026-06-01")
    load()
    done = export()
    assert done.contracts == 4
    first, second = tmp_path / "first", tmp_path / "second"
    write_files(done.files, first)
    events = Event.objects.count()
    again = load_contracts(first, actor=ada, at=later)
    assert again == Loaded(0, 0, 0, 0)
    assert Event.objects.count() == events
    write_files(export().files, second)
    assert files_of(first) == files_of(second)
    assert {
        "contracts/STD/documents/signed.pdf",
        "layers.csv",
        "enrolments.csv",
        "calendars/weeks.csv",
    } < set(files_of(first))
    with pytest.raises(FolderNotEmpty):
        write_files(done.files, first)


def test_a_workbook_to_read(load: Load, folder: Path, at: datetime, tmp_path: Path) -> None:
    whole(folder)
    load()
    write_workbook(contract_sheets(at.date()), tmp_path / "contracts.xlsx")
    with CalamineWorkbook.from_path(tmp_path / "contracts.xlsx") as book:
        assert book.sheet_names == ["contracts", "versions", "terms", "enrolments"]
        rows = book.get_sheet_by_name("terms").to_python()
    assert ["STD", "2026-01-01", "billing", "calendar weeks, cycle calendar, method withheld"] in rows
