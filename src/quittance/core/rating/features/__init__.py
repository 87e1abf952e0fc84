"""How each part of a line is worked out: one file per feature, of the same name as in
`core.tariff.features`."""

from __future__ import annotations

from quittance.core.rating.features import (
    above,
    aggregate,
    basis,
    deficit,
    effective,
    extreme,
    limits,
    offer,
    own_cell,
    plus,
    priced,
    rounded,
    season,
    slices,
    test,
    times,
    top_up,
    when,
    within,
)
from quittance.core.rating.setting import GateFeature, StepFeature

GATES: tuple[GateFeature, ...] = (effective.FEATURE, season.FEATURE, when.FEATURE, within.FEATURE)

STEPS: tuple[StepFeature, ...] = (
    own_cell.FEATURE,
    test.FEATURE,
    basis.FEATURE,
    extreme.FEATURE,
    aggregate.FEATURE,
    above.FEATURE,
    priced.FEATURE,
    slices.FEATURE,
    deficit.FEATURE,
    plus.FEATURE,
    limits.AT_LEAST,
    limits.AT_MOST,
    times.FEATURE,
    top_up.FEATURE,
    rounded.ROUNDED,
    rounded.TO_MINOR_UNIT,
    offer.BUDGET,
    offer.TAKEN_OFF,
)
"""A new feature is a new file and a new line here; nothing else names them all."""
