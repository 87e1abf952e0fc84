"""Rules for billing weights and readings of parcels, drawn for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from quittance.core.measurements.reading import Reading, Said, Stated
from quittance.core.measurements.rule import READERS, BillingWeightRule, Choose, Final, Tolerance
from quittance.kernel.quantity import Quantity

START = datetime(2026, 3, 10, tzinfo=UTC)

weights = st.sampled_from(["0.9", "1", "1.12", "1.15", "1.98", "2", "2.04", "3.61", "5", "0.00"])
units = st.sampled_from(["kg", "lb", "KGM", "kg", "kg"])
limits = st.builds(lambda text: Quantity.parse(f"{text} kg"), st.sampled_from(["0.5", "1", "2", "3", "40"]))


@st.composite
def rules(draw: st.DrawFn) -> BillingWeightRule:
    """Any rule; the tolerance is by band only where there are bands."""
    readers = draw(st.lists(st.sampled_from(READERS), unique=True, min_size=1))
    cut = draw(st.integers(0, len(readers)))
    steps = tuple(tuple(part) for part in (readers[:cut], readers[cut:]) if part)
    bands = draw(st.sampled_from([(), ("1", "2"), ("2", "5")]))
    tolerances = [
        Tolerance(weight=Quantity.parse("0.1 kg")),
        Tolerance(percent_hundredths=1250),
        Tolerance(is_band=True),
    ]
    return BillingWeightRule(
        steps=steps,
        certified=draw(st.booleans()),
        choose=draw(st.sampled_from(Choose)),
        lowest=draw(st.none() | limits),
        highest=draw(st.none() | limits),
        within_hundredths=draw(st.none() | st.sampled_from([0, 1000, 3000, 10_000])),
        tolerance=draw(st.none() | st.sampled_from(tolerances if bands else tolerances[:2])),
        bands=tuple(Quantity.parse(f"{band} kg") for band in bands),
        final=draw(st.none() | st.builds(Final, st.integers(0, 4), st.just("delivered_date"))),
    )


@st.composite
def readings(draw: st.DrawFn) -> list[Reading]:
    """Readings of one parcel, some of them corrected later; no two rows become known at one moment."""
    known = draw(st.lists(st.integers(0, 10 * 24), unique=True, max_size=6))
    return [
        Reading(
            id=draw(st.sampled_from(["M1", "M2", "M3", "M4"])),
            source=draw(st.sampled_from(["hub", "carrier"])),
            reader=draw(st.sampled_from(READERS)),
            value=Decimal(draw(weights)),
            unit=draw(units | st.just("cm")),
            at=START + timedelta(hours=draw(st.integers(0, 3))),
            known_at=START + timedelta(hours=hours),
            certified=draw(st.booleans()),
        )
        for hours in known
    ]


said = st.none() | st.builds(Said, st.builds(Decimal, weights.filter(lambda text: text != "0.00")), units)
stated = st.builds(Stated, said, said)
