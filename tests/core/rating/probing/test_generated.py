"""Probes of tariffs that nobody wrote: every break is answered, and the facts lie where the probe says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from quittance.core.rating.probing.model import LeftOut, Probe, Sample
from quittance.core.rating.probing.prober import Prober
from quittance.core.rating.rater import Rater
from quittance.core.tariff.breaks.model import Break, Number
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.operand import FactRead, LineRead, Reach
from quittance.core.tariff.plan import Plan
from quittance.kernel.exact import as_fraction
from tests.generated.judge import trial_of

SEEDS = {"rows": 12, "currencies": 8, "versions": 4, "groups": 3}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "seed"), [(theme, seed) for theme in SEEDS for seed in range(SEEDS[theme])]
)
def test_every_break_has_a_probe_or_a_reason(theme: str, seed: int) -> None:
    plan = trial_of(theme, seed, 1).plans[0]
    prober = Prober(plan)
    for broken in prober.breaks:
        answer = prober.probe(broken)
        assert answer.broken is broken
        if isinstance(answer, LeftOut):
            assert answer.why
        else:
            lies_around(answer)
            is_what_the_rater_reads(prober.plan, answer)


def lies_around(probe: Probe) -> None:
    """Below is less, at is equal, above is more: of a limit that stands on the card."""
    moved = probe.broken.moved
    if isinstance(moved, Number) and not isinstance(moved.limit, tuple):
        limit = as_fraction(moved.limit)
        if any(isinstance(sample.value, date) for sample in probe.samples if sample is not None):
            return  # the month, day or year of a day
        below, at, above = (number(sample) for sample in probe.samples)
        assert below is None or below < limit
        assert at is None or at == limit
        assert above is None or above > limit
        assert (below, at, above).count(None) < 2


def is_what_the_rater_reads(plan: Plan, probe: Probe) -> None:
    """The whole tariff reads the same number, for a subject that is alone."""
    operand = compared(probe.broken)
    for sample in probe.samples:
        if sample is not None and operand is not None and len(sample.rows) == 1:
            if isinstance(operand, FactRead):
                assert sample.rows[0].values[operand.name] == sample.value
                continue
            (result, *_) = Rater(plan).rate(sample.rows)
            named = [line for line in result.lines if line.line.name == operand.name]
            if named:
                assert sample.value in [line.value for line in named]


def compared(broken: Break) -> FactRead | LineRead | None:
    match broken.moved:
        case Number(steps=(Basis((FactRead() as operand,)),)):
            return operand if operand.name not in ("month", "day", "year") else None
        case Number(steps=(Basis((LineRead(_, None, Reach.SAME) as operand,)),)):
            return operand
        case _:
            return None


def number(sample: Sample | None) -> Fraction | None:
    value = None if sample is None else sample.value
    return as_fraction(value) if isinstance(value, (Decimal, Fraction)) else None
