"""Charges are differences: what a parcel is charged is their sum, and each says why."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quittance.app.platform.models import Run, RunSnapshot
from quittance.app.rating.operations import run as module
from quittance.app.rating.operations.inputs import NoContracts
from quittance.app.rating.operations.since import Since
from quittance.app.rating.queries.verify import differing_charges
from tests.app.rating.conftest import APRIL, Market
from tests.support.markets import write_contract

HEAD = "parcel_id,ship_date,delivered_date,account,carrier,weight_kg"
P1 = "P1,2026-04-03,2026-04-05,S1,A,1.4"


def later(market: Market, days: int) -> datetime:
    return market.at + timedelta(days=days)


def test_a_parcel_is_rated_on_both_sides(market: Market) -> None:
    market.deliver("parcels", HEAD, P1)
    done = market.rate()
    assert market.charges(
        "subject_id, side, contract, charge, bearer, amount, reason, delta_no, version"
    ) == [
        ("P1", "buy", "BUY-A", "delivery", "platform", Decimal("3.10"), "first_rating", 0, date(2026, 1, 1)),
        (
            "P1",
            "sell",
            "SELL-1",
            "parcel_fee",
            "seller",
            Decimal("4.20"),
            "first_rating",
            0,
            date(2026, 1, 1),
        ),
    ]
    assert (done.subjects, done.written, done.unrated) == ((("parcel", 1),), 2, ())


def test_the_same_state_of_things_is_the_same_run(market: Market) -> None:
    market.deliver("parcels", HEAD, P1)
    first, again = market.rate(), market.rate(later(market, 1))
    assert again.is_repetition
    assert again.key == first.key
    assert len(market.charges()) == 2


def test_another_run_without_news_of_the_parcel_writes_nothing(market: Market) -> None:
    market.deliver("parcels", HEAD, P1)
    market.rate()
    market.deliver("parcels", HEAD, "P9,2026-06-03,,S1,A,1.4", known=later(market, 1))
    assert market.rate(later(market, 1)).written == 0


def test_a_late_weight_appends_the_difference(market: Market) -> None:
    market.deliver("parcels", HEAD, P1)
    market.rate()
    market.deliver("parcels", HEAD, P1.replace("1.4", "2.3"), known=later(market, 1))
    market.rate(later(market, 1))
    assert market.charges()[2:] == [
        ("P1", "buy", Decimal("1.90"), "fact_changed"),
        ("P1", "sell", Decimal("2.20"), "fact_changed"),
    ]
    assert market.prices() == {("P1", "buy"): Decimal("5.00"), ("P1", "sell"): Decimal("6.40")}


def test_a_flapping_weight_nets_to_nothing(market: Market) -> None:
    for day, weight in enumerate(("1.98", "2.04", "1.98")):
        market.deliver("parcels", HEAD, P1.replace("1.4", weight), known=later(market, day))
        market.rate(later(market, day))
    sells = [amount for _, side, amount, _ in market.charges() if side == "sell"]
    assert sells == [Decimal("4.20"), Decimal("2.20"), Decimal("-2.20")]


def test_what_was_known_then_can_be_asked_again(market: Market) -> None:
    market.deliver("parcels", HEAD, P1)
    market.rate()
    market.deliver("parcels", HEAD, P1.replace("1.4", "2.3"), known=later(market, 3))
    market.rate(later(market, 3))
    then = f"sum(amount) FILTER (WHERE known_at <= TIMESTAMPTZ '{later(market, 2).isoformat()}')"
    assert sum(row[0] for row in market.charges(f"{then} OVER () AS then")[:1]) == Decimal("7.30")  # type: ignore[misc]


def test_nothing_is_due_before_its_event(market: Market) -> None:
    market.deliver("parcels", HEAD, "P1,2026-04-03,,S1,A,1.4")
    assert market.rate().written == 0
    market.deliver(
        "events",
        "event_id,subject,subject_id,event,at",
        "E1,parcel,P1,delivered,2026-04-06T10:00:00Z",
        known=later(market, 1),
    )
    market.rate(later(market, 1))
    assert market.charges("subject_id, side, amount, recognised_date") == [
        ("P1", "buy", Decimal("3.10"), date(2026, 4, 6)),
        ("P1", "sell", Decimal("4.20"), date(2026, 4, 6)),
    ]


def test_an_event_that_was_wrong_takes_its_charge_back(market: Market) -> None:
    head = "event_id,subject,subject_id,event,at"
    market.deliver("parcels", HEAD, "P1,2026-04-03,,S1,A,1.4")
    market.deliver("events", head, "E1,parcel,P1,delivered,2026-04-06T10:00:00Z")
    market.rate()
    market.deliver("events", head, "E1,parcel,P1,refused,2026-04-06T10:00:00Z", known=later(market, 1))
    market.rate(later(market, 1))
    assert [(amount, reason) for _, side, amount, reason in market.charges() if side == "sell"] == [
        (Decimal("4.20"), "first_rating"),
        (Decimal("-4.20"), "no_longer_due"),
    ]


def test_a_cancelled_label_reverses_until_a_scan_shows_that_somebody_carried_it(market: Market) -> None:
    """Situation 4, and what the next morning may bring."""
    line = '\n[[line]]\ncharge = "label"\nprice = "0.50 GBP"\nreversed_by = ["label_cancelled"]\n'
    head = 'per = "parcel"\nprice_date = "label_date"\ntrigger = "label_made"\n'
    write_contract(market.folder, "SELL-L", "sell", "SELLER-1", 'account = ["S2"]', head + line)
    market.agree()
    market.deliver("parcels", "parcel_id,label_date,ship_date,account", "L1,2026-04-03,2026-04-03,S2")
    market.rate()
    events = "event_id,subject,subject_id,event,at"
    market.deliver(
        "events", events, "E1,parcel,L1,label_cancelled,2026-04-04T09:00:00Z", known=later(market, 1)
    )
    market.rate(later(market, 1))
    market.deliver("events", events, "E2,parcel,L1,first_scan,2026-04-03T18:00:00Z", known=later(market, 2))
    market.rate(later(market, 2))
    assert [(amount, reason) for _, side, amount, reason in market.charges() if side == "sell"] == [
        (Decimal("0.50"), "first_rating"),
        (Decimal("-0.50"), "reversed_by_event"),
        (Decimal("0.50"), "fact_changed"),
    ]


def test_a_back_dated_price_cut_appends_the_difference(market: Market) -> None:
    market.deliver("parcels", HEAD, P1)
    market.rate()
    market.agree(later(market, 5), buy="weight up to [kg],price [GBP]\n1,2.00\n2,3.00\n5,4.80\n")
    done = market.rate(later(market, 5))
    assert done.sums == (("buy", "fact_changed", "GBP", 1, "-0.1000"),)
    assert market.prices()[("P1", "buy")] == Decimal("3.00")


def test_a_new_version_from_a_day_on_says_so(market: Market) -> None:
    market.deliver("parcels", HEAD, P1)
    market.rate()
    market.agree(later(market, 5), starts="2026-04-02", sell="weight up to [kg],price [GBP]\n5,4.00\n")
    done = market.rate(later(market, 5))
    assert [(side, reason) for side, reason, *_ in done.sums] == [("sell", "version_changed")]


@pytest.mark.parametrize("months", [(4, 5), (5, 4)])
def test_a_parcel_that_moves_to_another_month_is_charged_once(
    market: Market, months: tuple[int, int]
) -> None:
    market.deliver("parcels", HEAD, P1)
    market.rate()
    moved = P1.replace("2026-04", "2026-05").replace("1.4", "2.4")
    market.deliver("parcels", HEAD, moved, known=later(market, 30))
    written = [market.rate(later(market, 30), month).written for month in months]
    assert written == [2, 0]
    assert market.prices() == {("P1", "buy"): Decimal("5.00"), ("P1", "sell"): Decimal("6.40")}


def test_another_contract_takes_over_what_it_prices(market: Market) -> None:
    market.deliver("parcels", HEAD, P1)
    market.rate()
    market.deliver("parcels", HEAD, P1.replace(",A,", ",B,"), known=later(market, 1))
    done = market.rate(later(market, 1))
    assert done.sums == (("buy", "contract_changed", "GBP", 1, "-3.1000"),)
    assert [one[:4] for one in done.unrated] == [("parcel", "buy", "NO_CONTRACT", 1)]


def test_a_run_by_one_contract_leaves_the_others_alone(market: Market) -> None:
    market.deliver("parcels", HEAD, P1, P1.replace("P1", "P2").replace("S1", "S7"))
    done = market.rate(only=("SELL-1",))
    assert [(subject, side) for subject, side, *_ in market.charges()] == [("P1", "sell")]
    assert done.unrated == ()


def test_two_contracts_that_claim_a_parcel_are_listed_and_price_nothing(market: Market) -> None:
    twin = market.folder / "contracts" / "buy-b"
    shutil.copytree(market.folder / "contracts" / "buy-a", twin)
    toml = twin / "contract.toml"
    toml.write_text(toml.read_text("utf-8").replace("BUY-A", "BUY-B"), encoding="utf-8")
    market.agree()
    market.deliver("parcels", HEAD, P1)
    done = market.rate()
    assert [one[:4] for one in done.unrated] == [("parcel", "buy", "CONTRACT_OVERLAP", 1)]
    assert [side for _, side, *_ in market.charges()] == ["sell"]


def test_an_unfinished_run_of_the_month_is_finished_first(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    market.deliver("parcels", HEAD, P1)
    with monkeypatch.context() as patch:
        patch.setattr(module, "finish_run", _stop)
        with pytest.raises(KeyboardInterrupt):
            market.rate()
    market.deliver("parcels", HEAD, P1.replace("1.4", "2.4"), known=later(market, 1))
    done = market.rate(later(market, 1))
    assert [amount for _, side, amount, _ in market.charges() if side == "sell"] == [
        Decimal("4.20"),
        Decimal("2.20"),
    ]
    assert done.written == 2


def _stop(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("P1,2026-04-03,2026-04-05,S2,A,1.4", (("sell", "NO_CONTRACT", 1),)),
        ("P1,2026-04-03,2026-04-05,S1,A,9.0", (("buy", "NO_ROW", 1), ("sell", "NO_ROW", 1))),
        ("P1,2025-04-03,2026-04-05,S1,A,1.0", ()),
    ],
)
def test_what_has_no_price_is_listed_with_its_reason(
    market: Market, line: str, expected: tuple[tuple[str, str, int], ...]
) -> None:
    market.deliver("parcels", HEAD, line)
    done = market.rate()
    assert tuple(one[1:4] for one in done.unrated) == expected
    if expected:
        assert done.unrated_file is not None
        assert Path(done.unrated_file).read_text(encoding="utf-8").count("P1") == len(expected)


def test_a_parcel_that_is_refused_now_stays_as_it_was_charged(market: Market) -> None:
    market.deliver("parcels", HEAD, P1)
    market.rate()
    market.deliver("parcels", HEAD, P1.replace("1.4", "9.9"), known=later(market, 1))
    done = market.rate(later(market, 1))
    assert (done.written, len(done.unrated)) == (0, 2)
    assert market.prices()[("P1", "sell")] == Decimal("4.20")


def test_weights_in_two_units_are_compared_exactly(market: Market) -> None:
    market.deliver("parcels", HEAD.replace("kg", "lb"), P1.replace("1.4", "4.4"))  # 1.996 kg
    market.deliver("parcels", HEAD, P1.replace("P1", "P2").replace("1.4", "2.001"))
    market.rate()
    assert market.prices()[("P1", "sell")] == Decimal("4.20")
    assert market.prices()[("P2", "sell")] == Decimal("6.40")


def test_only_parcels_with_news_are_looked_at_again(market: Market) -> None:
    market.deliver("parcels", HEAD, P1, P1.replace("P1", "P2"), P1.replace("P1", "P3").replace("S1", "S7"))
    assert market.rate().subjects == (("parcel", 3),)
    market.deliver("parcels", HEAD, P1.replace("1.4", "2.4"), known=later(market, 1))
    done = market.rate(later(market, 1))
    assert (done.is_partial, done.subjects, done.written) == (True, (("parcel", 1),), 2)
    # P3, of the list before, with the estimate of then
    assert done.unrated == (("parcel", "sell", "NO_CONTRACT", 1, "4.2000", "GBP"),)
    market.deliver("parcels", HEAD, P1.replace("P1", "P3"), known=later(market, 2))
    done = market.rate(later(market, 2))
    assert (done.subjects, done.unrated, done.unrated_file) == ((("parcel", 1),), (), None)


def test_an_event_is_news_of_its_parcel(market: Market) -> None:
    market.deliver("parcels", HEAD, P1, "P2,2026-04-03,,S1,A,1.4")
    market.rate()
    event = "E1,parcel,P2,delivered,2026-04-06T10:00:00Z"
    market.deliver("events", "event_id,subject,subject_id,event,at", event, known=later(market, 1))
    done = market.rate(later(market, 1))
    assert (done.is_partial, done.subjects, done.written) == (True, (("parcel", 1),), 2)


def test_new_prices_and_lost_lists_make_a_run_look_at_all(market: Market) -> None:
    market.deliver("parcels", HEAD, P1, P1.replace("P1", "P2").replace("S1", "S7"))
    first = market.rate()
    assert first.unrated_file is not None
    Path(first.unrated_file).unlink()
    market.deliver("parcels", HEAD, P1.replace("1.4", "2.4"), known=later(market, 1))
    assert not market.rate(later(market, 1)).is_partial
    market.agree(later(market, 2), sell="weight up to [kg],price [GBP]\n5,4.00\n")
    assert not market.rate(later(market, 2)).is_partial


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["0.5", "1.4", "2.4", "9.9"])), max_size=5))
@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_partial_runs_and_one_whole_run_come_to_the_same(
    market: Market, readings: list[tuple[int, str]]
) -> None:
    """In any order of readings the sums of the differences are the prices of what is known last."""
    offset = market.files
    latest: dict[str, str] = {}
    for number, (parcel, weight) in enumerate(readings):
        name = f"H{offset}-{parcel}"
        day = later(market, offset + number + 1)
        market.deliver("parcels", HEAD, P1.replace("P1", name).replace("1.4", weight), known=day)
        market.rate(day)
        if weight != "9.9":  # refused: stays as it was charged
            latest[name] = weight
    expected = {"0.5": "3.00", "1.4": "4.20", "2.4": "6.40"}
    prices = market.prices()
    assert differing_charges(APRIL, market.storage) in ([], None)
    for name, weight in latest.items():
        assert prices[(name, "sell")] == Decimal(expected[weight])


def test_a_full_comparison_finds_what_a_run_did_not_look_at(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    market.deliver("parcels", HEAD, P1)
    market.rate()
    assert differing_charges(APRIL, market.storage) == []
    blind = Since({"parcel": "SELECT 'nobody' AS subject_id"}, "SELECT 1 WHERE FALSE", None)
    monkeypatch.setattr(module, "since_last", lambda *_: blind)
    market.deliver("parcels", HEAD, P1.replace("1.4", "2.4"), known=later(market, 1))
    assert market.rate(later(market, 1)).written == 0
    findings = differing_charges(APRIL, market.storage)
    assert findings is not None
    assert [finding.code for finding in findings] == ["CHARGES_DIFFER", "CHARGES_DIFFER"]


def test_what_a_run_read_is_pinned(market: Market) -> None:
    market.deliver("parcels", HEAD, P1)
    market.rate()
    run = Run.objects.get(kind="rate")
    assert set(RunSnapshot.objects.filter(run=run).values_list("table_name", "role")) == {
        ("parcels", "read"),
        ("charges", "wrote"),
    }


def test_without_an_approved_contract_nothing_is_rated(market: Market) -> None:
    market.deliver("parcels", HEAD, P1)
    with pytest.raises(NoContracts):
        market.rate(later(market, -1))
    with pytest.raises(NoContracts, match="SELL-9"):
        market.rate(only=("SELL-9",))
