"""A TOML file, a workbook and the items they came from mean the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quittance.adapters.party_files.read import read_parties
from quittance.adapters.party_files.refusals import PartiesUnreadable
from quittance.adapters.party_files.write_toml import write_folder
from quittance.adapters.party_files.write_workbook import write_workbook
from quittance.core.parties.check import check_parties
from quittance.core.parties.item import ALWAYS, Item, in_order
from quittance.core.parties.kinds import KINDS, Kind, Shape
from quittance.kernel.finding import Severity

TEXTS = st.text(
    st.characters(categories=["L", "N", "P", "S"], exclude_characters="\u3000"), min_size=1, max_size=12
)
VALUES = {
    Shape.TEXT: TEXTS,
    Shape.CODE: st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,9}", fullmatch=True),
    Shape.DAY: st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    Shape.COUNTRY: st.sampled_from(["GB", "DE", "CN"]),
    Shape.TERRITORY: st.sampled_from(["GB", "XI", "CN"]),
    Shape.CURRENCY: st.sampled_from(["GBP", "EUR"]),
    Shape.LANGUAGE: st.sampled_from(["en", "zh-CN"]),
}
NUMBERS = {"kind": "tax", "iban": "GB29NWBK60161331926819", "bic": "NWBKGB2L"}


@st.composite
def items(draw: st.DrawFn, kind: Kind) -> Item:
    """An item of the kind with every field, some of them empty."""
    values = {}
    for field in kind.fields:
        value = draw(st.sampled_from(field.words) if field.words else VALUES[field.shape])
        value = (
            NUMBERS[field.name]
            if field.name in NUMBERS and kind.name in ("account", "registration")
            else value
        )
        if not field.is_needed and draw(st.booleans()):
            value = field.default
        values[field.name] = value
    if values.get("iban") == "":
        values["number"], values["bank_code"] = "55555555", "20-20-15"
    if kind.name == "vendor_role":
        values["notice"], values["notice_day"] = "letter", date(2026, 1, 1)
    personal_names = {*kind.personal, *(["legal_name"] if values.get("form") == "sole_trader" else [])}
    starts = draw(st.one_of(st.just(ALWAYS), st.dates(date(2020, 1, 1), date(2030, 1, 1))))
    ends = draw(st.one_of(st.none(), st.dates(date(2030, 1, 2), date(2040, 1, 1))))
    plain = {name: "" if name in personal_names else values[name] for name in kind.plain}
    personal = {name: str(values[name]) for name in sorted(personal_names) if values[name] != ""}
    return Item(kind.name, starts, ends, plain, personal)


@st.composite
def parties(draw: st.DrawFn) -> list[tuple[str, list[Item]]]:
    """Up to two parties, each with a profile and an item of each kind or none."""
    found = []
    for code in draw(st.lists(VALUES[Shape.CODE], max_size=2, unique_by=lambda code: str(code).lower())):
        drawn = [
            draw(items(kind)) for kind in KINDS.values() if kind.name == "profile" or draw(st.booleans())
        ]
        found.append((str(code), [item for item in drawn if item.kind != "shop"]))
    return found


@settings(max_examples=30, deadline=None)
@given(parties())
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, parties: list[tuple[str, list[Item]]]
) -> None:
    folder = tmp_path_factory.mktemp("parties")
    write_folder(folder, parties)
    write_workbook(folder / "all.xlsx", parties)
    for path in (folder, folder / "all.xlsx") if parties else ():
        checked = check_parties(read_parties(path))
        assert not [one for one in checked.findings if one.severity is Severity.ERROR]
        read = {party.code: in_order(party.items) for party in checked.parties}
        assert read == {code: in_order(items) for code, items in parties}


def test_an_export_touches_only_what_differs(tmp_path: Path) -> None:
    profile = Item("profile", ALWAYS, None, {field.name: "x" for field in KINDS["profile"].fields})
    assert write_folder(tmp_path, [("A", [profile]), ("B", [profile])]) == (2, 0)
    assert write_folder(tmp_path, [("A", [profile]), ("B", [replace(profile, ends=date(2026, 1, 1))])]) == (
        1,
        1,
    )


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.toml", "party =", "cannot be read"),
        ("a.toml", "[[profile]]\nrole = 'seller'\n", "does not say which party"),
        ("parties.csv", "code,role,legal_name\n", "no column country"),
        ("parties.csv", 'code,role,legal_name,country\nA,"x"y,z,GB\n', "cannot be read"),
        ("a.xlsx", "no workbook", "cannot be read as a workbook"),
        ("a.txt", "", "no file of parties"),
    ],
)
def test_what_is_no_file_of_parties_is_refused(tmp_path: Path, name: str, text: str, says: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(PartiesUnreadable, match=says):
        read_parties(tmp_path / name)


def test_a_folder_without_parties_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PartiesUnreadable, match="no parties in"):
        read_parties(tmp_path)


def test_a_workbook_as_people_fill_it_in(tmp_path: Path) -> None:
    """Numbers and days are cells of their own kind; findings name the cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "profile"
    sheet.append(["party", "role", "legal_name", "country", "from"])
    sheet.append(["A", "carrier", "Carrier A Ltd", "GB", date(2026, 3, 1)])
    numbers = book.create_sheet("customer_number")
    numbers.append(["party", "number"])
    numbers.append(["A", 4711])
    places = book.create_sheet("address")
    places.append(["party", "kind", "country", "postcode"])
    places.append(["A", "billing", "DE", 1067])
    book.create_sheet("my notes").append(["anything"])
    book.save(tmp_path / "a.xlsx")
    checked = check_parties(read_parties(tmp_path / "a.xlsx"))
    by_kind = {item.kind: item for item in checked.parties[0].items}
    assert by_kind["profile"].starts == date(2026, 3, 1)
    assert by_kind["customer_number"].values["number"] == "4711"
    (finding,) = checked.findings
    assert finding.code == "POSTCODE_ODD"
    assert str(finding.place).endswith("a.xlsx, sheet address, cell D2")


def test_findings_in_toml_name_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(
        'party = "A"\n\n[[profile]]\nrole = "seller"\nlegal_name = 1.5\ncountry = "UK"\nshop = []\n'
    )
    found = {
        (finding.code, finding.place.line)
        for finding in check_parties(read_parties(path)).findings
        if finding.place
    }
    assert ("COUNTRY_UNKNOWN", 6) in found
    assert ("PARTY_TEXT_BAD", 5) in found
