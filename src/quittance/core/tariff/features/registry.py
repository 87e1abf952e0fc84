"""Every feature of a line, in the order of calculation. A new feature is its own file and an entry here."""

from __future__ import annotations

from quittance.core.tariff.features import (
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

GATES = (effective, season, when, within)
"""When a line applies; looked at from the left, and only until one says no."""

STEPS = (
    test,
    own_cell,
    basis,
    aggregate,
    extreme,
    top_up,
    above,
    priced,
    slices,
    deficit,
    plus,
    limits,
    times,
    rounded,
    offer,
)
"""The formula, from the left. Each feature has `KEYS`, the keys of a line it owns, and `read`, which makes
its steps."""

GATE_KEYS = tuple(key for feature in GATES for key in feature.KEYS)
STEP_KEYS = tuple(key for feature in STEPS for key in feature.KEYS)
