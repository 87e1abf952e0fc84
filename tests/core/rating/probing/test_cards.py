"""Probes hit what they say: the row at and below a limit, and another one above it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from quittance.adapters.tariff_files.load import load_tariff
from quittance.core.rating.probing.model import Probe, Why
from quittance.core.rating.probing.prober import Prober
from quittance.core.rating.result import State
from quittance.core.tariff.breaks.source import source_fact
from quittance.core.tariff.operand import FactRead
from quittance.core.tariff.plan import Plan

TARIFFS = Path(__file__).parents[4] / "tariffs"


def plan_of(name: str) -> Plan:
    plan = load_tariff(TARIFFS / name).plan
    assert plan is not None
    return plan


def probe_at(prober: Prober, table: str, line: int, label: str = "") -> Probe:
    (broken,) = (
        one for one in prober.breaks if one.table == table and one.place.line == line and label in one.label
    )
    found = prober.probe(broken)
    assert isinstance(found, Probe)
    return found


def row_lines(probe: Probe) -> list[int | None]:
    """The line of the row that each of the three facts reads in the probe's table."""
    found: list[int | None] = []
    for sample in probe.samples:
        assert sample is not None
        read = [
            line.row.place.line
            for line in sample.outcome.lines
            if line.state is State.APPLIED and line.row is not None
        ]
        found.append(read[0] if read else None)
    return found


def test_every_weight_limit_of_a_card_is_hit_from_both_sides() -> None:
    prober = Prober(plan_of("colissimo-retail-2019"))
    assert len(prober.breaks) == len(prober.plan.table("prices").rows)
    for broken in prober.breaks:
        probe = prober.probe(broken)
        assert isinstance(probe, Probe)
        below, at, above = row_lines(probe)
        assert below == at == broken.place.line
        assert above != at


def test_a_row_behind_a_zone_look_up_is_reached() -> None:
    probe = probe_at(Prober(plan_of("contract-parcel-eu")), "prices", 278)
    assert row_lines(probe) == [278, 278, 279]


def test_values_lie_one_step_of_the_fact_apart_in_the_unit_of_the_card() -> None:
    prober = Prober(plan_of("royalmail-tracked-online"))
    probe = probe_at(prober, "formats", 2, "longest")
    values = [sample.value for sample in probe.samples if sample is not None]
    assert values == [Decimal("0.3529"), Decimal("0.353"), Decimal("0.3531")]
    probe = probe_at(prober, "prices", 12, "weight")
    values = [sample.value for sample in probe.samples if sample is not None]
    assert values == [Decimal("0.9999"), Decimal(1), Decimal("1.0001")]


def test_a_zone_of_a_card_that_is_not_its_first_is_reached_by_its_index_bracket() -> None:
    probe = probe_at(Prober(plan_of("contract-parcel-eu")), "fuel", 3, "diesel at least")
    values = [sample.value for sample in probe.samples if sample is not None]
    assert values == [1230, 1240, 1250]  # EUR a m3
    assert row_lines(probe) == [2, 3, 3]


def test_a_tier_of_a_combination_of_sides_is_met_by_moving_a_side() -> None:
    """The volume of a box over 1 ft3, sides to the nearest inch: nobody gives the volume itself."""
    prober = Prober(plan_of("usps-dimensional-2006"))
    (broken,) = (one for one in prober.breaks if one.label == "dimensional when cubic >")
    probe = prober.probe(broken)
    assert isinstance(probe, Probe)
    at = probe.samples[1]
    assert at is not None
    assert at.by is not None
    assert at.by[0] in ("longest", "median", "shortest")


def test_a_minimum_that_its_band_never_comes_down_to_is_left_out_with_a_reason() -> None:
    prober = Prober(plan_of("parcelforce-zonal"))
    reasons = {
        getattr(prober.probe(broken), "why", None) for broken in prober.breaks if broken.label == "at_least"
    }
    assert Why.NOT_MET in reasons


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(TARIFFS.glob("*/tariff.toml")), ids=lambda path: path.parent.name)
def test_every_tariff_can_be_probed(path: Path) -> None:
    plan = load_tariff(path.parent).plan
    assert plan is not None
    prober = Prober(plan)
    for broken in prober.breaks[:25]:
        assert prober.probe(broken).broken is broken


def test_a_limit_on_a_sum_is_of_no_single_fact() -> None:
    plan = plan_of("contract-parcel-eu")
    assert source_fact(plan, FactRead("weight")) == "weight"
    assert source_fact(plan, None) is None
    assert source_fact(plan, FactRead("dest_country")) is None
