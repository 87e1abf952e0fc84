"""What is weighed and measured."""

from __future__ import annotations

from quittance.core.facts.catalogue.make import length, mass, number

SIDES = ("length", "width", "height")
"""The sides as somebody wrote them down. No card means these, so they are no facts: they are sorted first."""

SORTED_SIDES = ("longest", "median", "shortest")

MEASURES = (
    mass("weight", "weight of the subject by the contract's weight source", "actual_weight", "gross_weight"),
    mass("declared_weight", "weight as the sender declared it", "entered_weight"),
    mass("hub_weight", "weight read at our hub"),
    mass("cube_weight", "weight read by the cubing device"),
    mass("carrier_weight", "weight read by the carrier", "billed_weight"),
    mass("net_weight", "weight without packaging"),
    mass("capacity_weight", "weight that the vehicle or container was booked for"),
    length("longest", "longest side", derived_from=SIDES),
    length("median", "middle side", derived_from=SIDES),
    length("shortest", "shortest side", derived_from=SIDES),
    number(
        "girth", "cm", 2, 20_000, "around the two shorter sides: 2 × (median + shortest)",
        derived_from=("median", "shortest"),
    ),
    number(
        "length_girth", "cm", 2, 25_000, "length plus girth: longest + 2 × (median + shortest)",
        derived_from=SORTED_SIDES,
    ),
    number(
        "volume", "m3", 6, 1_000, "space taken: as given, else the product of the three sides",
        derived_from=SORTED_SIDES,
    ),
    number("floor_area", "m2", 4, 10_000, "floor taken, for storage by area"),
    number("loading_metres", "m", 3, 1_000, "length of trailer floor taken over its full width", "ldm"),
    number("distance", "km", 3, 50_000, "distance driven or flown"),
)  # fmt: skip
