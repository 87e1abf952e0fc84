"""Orders in JSON become rows; nothing about a person is among them; what is wrong is told by its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quittance.adapters.fact_files.refusals import UnreadableFile
from quittance.adapters.order_json.open import open_order_json
from quittance.adapters.order_json.pages import read_answer
from quittance.adapters.order_json.rows import FIELDS, TABLES, moment, rows_of

SAMPLE = Path(__file__).parent / "orders.json"
"""Made up; the fields are those of the TikTok Shop Open API, order detail 202309."""


def rows(path: Path, table: str, folder: Path) -> list[dict[str, Any]]:
    """The rows of a table, empty cells left out."""
    with duckdb.connect() as connection:
        opened = open_order_json(path, table, folder, connection)
        found = connection.execute(f"SELECT * FROM {opened.file.scan} ORDER BY line").fetchall()
    names = [*FIELDS[table], "place", "line"]
    return [
        {name: value for name, value in zip(names, row, strict=False) if value not in (None, "")}
        for row in found
    ]


def test_an_order_a_parcel_and_what_happened(tmp_path: Path) -> None:
    order = rows(SAMPLE, "orders", tmp_path)[0]
    assert order["order_id"] == "576461413038785752"
    assert (order["buyer_shipping"], order["platform_discount"], order["seller_discount"]) == (
        "0.99", "2.00", "1.00",
    )  # fmt: skip
    assert (order["units"], order["items"], order["parcels"], order["cod"]) == ("2", "1", "1", "no")
    assert (order["dest_country"], order["dest_postcode"], order["account"]) == ("GB", "SW1A 1AA", "SHOP-1")
    parcel = rows(SAMPLE, "parcels", tmp_path)[0]
    assert (parcel["parcel_id"], parcel["shipment_id"], parcel["carrier"]) == ("1153", "TRK1", "CARRIER-A")
    assert (parcel["declared_weight"], parcel["declared_weight_uom"], parcel["dim_uom"]) == (
        "1.250", "kg", "cm",
    )  # fmt: skip
    events = rows(SAMPLE, "events", tmp_path)
    assert [(one["subject"], one["event"], one["at"]) for one in events[:5]] == [
        ("order", "ordered", "2026-04-03T08:30:00Z"),
        ("order", "delivered", "2026-04-05T09:20:00Z"),
        ("parcel", "label_made", "2026-04-03T10:30:00Z"),
        ("parcel", "picked_up", "2026-04-03T16:00:00Z"),
        ("parcel", "delivered", "2026-04-05T09:20:00Z"),
    ]


def test_a_package_of_two_orders_is_one_parcel(tmp_path: Path) -> None:
    assert [row["parcel_id"] for row in rows(SAMPLE, "parcels", tmp_path)] == ["1153", "1154"]


def test_places_and_lines_lead_back(tmp_path: Path) -> None:
    places = [(row["line"], row["place"]) for row in rows(SAMPLE, "events", tmp_path)]
    assert places[0] == (10_000, "$.data.orders[0].create_time")
    assert places[-1] == (30_000, "$.data.orders[2].create_time")
    assert len({line for line, _ in places}) == len(places)


NAMES = ("name", "phone_number", "address_line1", "full_address", "first_name")
orders = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["1", "2", 3, None]),
        "recipient_address": st.dictionaries(st.sampled_from(NAMES), st.just("SECRET")),
        "buyer_email": st.just("SECRET"),
        "create_time": st.one_of(st.integers(0, 2**31), st.text(max_size=3), st.none()),
        "payment": st.one_of(st.none(), st.dictionaries(st.text(max_size=3), st.text(max_size=3))),
        "line_items": st.one_of(st.none(), st.lists(st.one_of(st.none(), st.just({"package_id": "9"})))),
        "packages": st.none() | st.lists(st.one_of(st.integers(), st.just({"id": "9"})), max_size=3),
    }
)


@given(orders)
@settings(max_examples=60)
def test_whatever_an_order_holds_it_gives_rows_without_people(order: dict[str, Any]) -> None:
    for table in TABLES:
        for _, _, cells in rows_of(table, order, "SHOP"):
            assert set(cells) <= set(FIELDS[table])
            assert all(isinstance(cell, str) and "SECRET" not in cell for cell in cells.values())


def test_answers_may_stand_one_a_line_or_bare(tmp_path: Path) -> None:
    order = {"id": "1", "create_time": 1775205000}
    page = {"code": 0, "data": {"orders": [order, order], "next_page_token": "x"}}
    last = {"code": "0", "data": {"orders": [order]}}
    for name, content, count, cut in (
        ("lines.jsonl", f"{json.dumps(page)}\n{json.dumps(last)}\n", 3, False),
        ("cut.json", json.dumps([last, page]), 3, True),
        ("bare.json", json.dumps([order, order]), 2, False),
        ("one.json", json.dumps(order), 1, False),
        ("none.json", json.dumps({"code": 0, "data": {"orders": []}}), 0, False),
    ):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        answer = read_answer(path)
        assert (len(answer.orders), answer.is_cut, name) == (count, cut, name)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"code": 105001, "message": "access token is invalid", "data": null}', "access token is invalid"),
        ('{"code": 0, "data": {"orders": [', "line 1"),
        ('{"id": "1"}\n{"id": \n', "line 2"),
    ],
)
def test_what_is_no_answer_is_refused(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableFile) as refused:
        read_answer(path)
    assert said in refused.value.message


def test_times_are_seconds_and_nothing_is_no_time() -> None:
    assert moment("1775205000") == "2026-04-03T08:30:00Z"
    assert (moment("0"), moment(""), moment("soon")) == ("", "", "soon")
