"""Every subject that a settlement knows is priced by a small tariff, alike by both interpreters."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest

from quittance.core.facts.subjects import SUBJECTS
from tests.core.tariff.sheet import plan_of
from tests.support.agree import rate_both
from tests.tariffs.test_examples import row_of


@dataclass(frozen=True)
class Case:
    """A subject under its name in the settlement's words, its tariff's last charge and what that comes to.

    kind    the kind of the fact rows, the header's `per`.
    priced  the subject as results name it; a row's id unless it is a group.
    """

    says: str
    kind: str
    line: str
    facts: tuple[dict[str, str], ...]
    fee: str
    priced: str = "R0"


def one(**facts: str) -> tuple[dict[str, str], ...]:
    return (facts,)


CASES = (
    Case("order", "order", 'of = "items"\nrate = "0.45 GBP per item"', one(items="3"), "1.35"),
    Case("parcel", "parcel", 'price = "2.95 GBP"', one(parcel_id="R0"), "2.95"),
    Case(
        "leg",
        "leg",
        'when = "stage is line-haul"\nof = "distance"\nrate = "0.80 GBP per exact km"',
        one(leg_id="R0", stage="line-haul", distance="120.5 km"),
        "96.40",
    ),
    Case(
        "handling unit: a bag",
        "bag",
        'of = "weight"\nrate = "1.10 GBP per started kg"',
        one(weight="12.4 kg"),
        "14.30",
    ),
    Case(
        "handling unit: a pallet",
        "pallet",
        'of = "loading_metres"\nrate = "48.00 GBP per exact m"',
        one(loading_metres="0.4 m"),
        "19.20",
    ),
    Case(
        "handling unit: a container",
        "container",
        'of = "rental_days"\nabove = "5 day"\nrate = "90.00 GBP per exact day"',
        one(rental_days="7 day"),
        "180.00",
    ),
    Case(
        "trip",
        "trip",
        'price = "240.00 GBP"\nof = "stops"\nabove = "2 stop"\nrate = "35.00 GBP per stop"',
        one(stops="4"),
        "310.00",
    ),
    Case(
        "master waybill",
        "mawb",
        'of = "weight"\nrate = "4.40 GBP per exact kg"\nat_least = "75.00 GBP"',
        one(weight="100.5 kg"),
        "442.20",
    ),
    Case(
        "warehouse activity",
        "activity",
        'when = "activity_type is pick"\nof = "quantity"\nrate = "0.16 GBP per exact 1"',
        one(activity_type="pick", quantity="12.5"),
        "2.00",
    ),
    Case(
        "stock: a level on a day",
        "stock",
        'of = "pallets_on_hand"\nrate = "0.42 GBP per started pallet"',
        one(pallets_on_hand="30.5"),
        "13.02",
    ),
    Case(
        "customs declaration",
        "declaration",
        'price = "18.00 GBP"\nof = "tariff_headings"\nabove = "3 heading"\nrate = "2.50 GBP per heading"',
        one(tariff_headings="5"),
        "23.00",
    ),
    Case(
        "account x period, a row of its own",
        "account",
        'price = "39.00 GBP"',
        one(account="S1"),
        "39.00",
    ),
    Case(
        "account x period, from its orders",
        "order",
        'per = "account, month"\nof = "count of order"\nrate = "0.10 GBP per order"',
        (
            {"account": "S1"},
            {"account": "S1"},
            {"account": "S2"},
        ),
        "0.20",
        priced="account=S1, month=2026-03",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.says)
def test_a_subject_is_priced(case: Case) -> None:
    day = SUBJECTS[case.kind].price_date
    header = {"per": f'"{case.kind}"', "price_date": f'"{day}"'}
    plan = plan_of(f'[[line]]\ncharge = "fee"\n{case.line}', header)
    rows = [row_of(plan, {**facts, "id": f"R{at}", day: "2026-03-10"}) for at, facts in enumerate(case.facts)]

    both = rate_both(plan, rows)

    assert not both.differences, "\n".join(both.differences)
    fees = {result.subject_id: result.line("fee").value for result in both.reference if result.amounts}
    assert fees[case.priced] == Decimal(case.fee)
