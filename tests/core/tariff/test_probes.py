"""Probes hit what they say: the row at and below a limit, and another one above it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from quittance.adapters.tariff_files.load import load_tariff
from quittance.core.rating.rater import Rater
from quittance.core.rating.result import State
from quittance.core.tariff.operand import FactRead
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.probes import Probe, probe_rows, probes, source_fact

TARIFFS = Path(__file__).parents[3] / "tariffs"


def plan_of(name: str) -> Plan:
    plan = load_tariff(TARIFFS / name).plan
    assert plan is not None
    return plan


def row_lines(plan: Plan, probe: Probe) -> list[int | None]:
    """The line of the row that each of the three facts reads in the probe's table."""
    found: list[int | None] = []
    for row in probe_rows(plan, probe):
        (result,) = Rater(plan).rate([row])
        read = [
            line.row.place.line
            for line in result.lines
            if line.line.row is not None
            and line.line.row.table == probe.table
            and line.state is State.APPLIED
            and line.row is not None
        ]
        found.append(read[0] if read else None)
    return found


def test_every_weight_limit_of_a_card_is_hit_from_both_sides() -> None:
    plan = plan_of("colissimo-retail-2019")
    found, left_out = probes(plan)
    assert left_out == 0
    assert len(found) == len(plan.table("prices").rows)
    for probe in found:
        below, at, above = row_lines(plan, probe)
        assert below == at == probe.place.line
        assert above != at


def test_a_row_behind_a_zone_look_up_is_reached() -> None:
    plan = plan_of("contract-parcel-eu")
    found, _ = probes(plan)
    probe = next(probe for probe in found if probe.table == "prices" and probe.place.line == 278)
    below, at, above = row_lines(plan, probe)
    assert below == at == 278
    assert above == 279


def test_values_lie_one_step_of_the_fact_apart() -> None:
    (first, *_), _ = probes(plan_of("royalmail-tracked-online"))
    assert (first.heading, first.fact) == ("longest up to [mm]", "longest")
    assert first.values == (Decimal("0.3529"), Decimal("0.353"), Decimal("0.3531"))


def test_what_somebody_gives_wins_over_what_is_guessed() -> None:
    plan = plan_of("royalmail-tracked-online")
    (first, *_), _ = probes(plan)
    assert {row.values["service"] for row in probe_rows(plan, first, {"service": "tracked48"})} == {
        "tracked48"
    }


@pytest.mark.parametrize("path", sorted(TARIFFS.glob("*/tariff.toml")), ids=lambda path: path.parent.name)
def test_every_tariff_can_be_probed(path: Path) -> None:
    plan = load_tariff(path.parent).plan
    assert plan is not None
    rater = Rater(plan)
    for probe in probes(plan)[0][:25]:
        rater.rate(probe_rows(plan, probe))


def test_a_limit_on_a_sum_is_of_no_single_fact() -> None:
    plan = plan_of("contract-parcel-eu")
    assert source_fact(plan, FactRead("weight")) == "weight"
    assert source_fact(plan, None) is None
    assert source_fact(plan, FactRead("dest_country")) is None
