"""A shipment of several pieces: volumetric weight for each, or once for all of them, as the card says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.core.tariff.sheet import plan_of
from tests.support.agree import rate_both
from tests.tariffs.test_examples import row_of

DIMENSIONAL = """
    [[line]]
    measure = "dim_weight"
    of      = "volume"
    rate    = "1 kg per 5000 cm3"
"""
BY_PIECE = f"""{DIMENSIONAL}
    [[line]]
    measure     = "piece_weight"
    greatest_of = ["weight", "dim_weight"]
    round       = "up to 0.5 kg"

    [[line]]
    measure = "billed"
    per     = "shipment"
    of      = "sum of piece_weight"

    [[line]]
    charge = "freight"
    per    = "shipment"
    of     = "billed"
    rate   = "2.00 GBP per started kg"
"""
BY_SHIPMENT = f"""{DIMENSIONAL}
    [[line]]
    measure = "gross"
    per     = "shipment"
    of      = "sum of weight"

    [[line]]
    measure = "volumetric"
    per     = "shipment"
    of      = "sum of dim_weight"

    [[line]]
    measure     = "billed"
    per         = "shipment"
    greatest_of = ["gross", "volumetric"]
    round       = "up to 0.5 kg"

    [[line]]
    charge = "freight"
    per    = "shipment"
    of     = "billed"
    rate   = "2.00 GBP per started kg"
"""
# A heavy small piece (1 dm3), a light large one (27 dm3, 5.4 kg), and in another shipment one alone.
PIECES = [
    {
        "id": "A",
        "shipment_id": "S1",
        "weight": "4.2 kg",
        "longest": "10 cm",
        "median": "10 cm",
        "shortest": "10 cm",
    },
    {
        "id": "B",
        "shipment_id": "S1",
        "weight": "1.1 kg",
        "longest": "30 cm",
        "median": "30 cm",
        "shortest": "30 cm",
    },
    {
        "id": "C",
        "shipment_id": "S2",
        "weight": "1.1 kg",
        "longest": "30 cm",
        "median": "30 cm",
        "shortest": "30 cm",
    },
]


@pytest.mark.parametrize(
    ("card", "billed", "freight"),
    [
        # 4.2 → 4.5 by weight and 5.4 → 5.5 by volume
        (BY_PIECE, {"S1": "10.0", "S2": "5.5"}, {"S1": "20.00", "S2": "12.00"}),
        # 5.3 kg together, 0.2 + 5.4 = 5.6 kg of volume → 6 kg
        (BY_SHIPMENT, {"S1": "6.0", "S2": "5.5"}, {"S1": "12.00", "S2": "12.00"}),
    ],
    ids=["by piece", "by shipment"],
)
def test_pieces_are_weighed_one_by_one_or_together(
    card: str, billed: dict[str, str], freight: dict[str, str]
) -> None:
    plan = plan_of(card, {"per": '"piece"'})
    rows = [row_of(plan, {**piece, "ship_date": "2026-03-10"}) for piece in PIECES]

    both = rate_both(plan, rows)

    assert not both.differences, "\n".join(both.differences)
    shipments = {result.subject_id: result for result in both.reference if result.scope.is_group}
    for shipment, weight in billed.items():
        result = shipments[f"shipment_id={shipment}"]
        assert (result.line("billed").value, result.total) == (Decimal(weight), Decimal(freight[shipment]))
