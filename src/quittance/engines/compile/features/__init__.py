"""How each part of a line becomes SQL; one file for each feature of `core.tariff.features`, of the same
name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quittance.engines.compile.features import (
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

FEATURES = (
    effective,
    season,
    when,
    within,
    own_cell,
    test,
    basis,
    extreme,
    aggregate,
    above,
    priced,
    slices,
    deficit,
    plus,
    limits,
    times,
    top_up,
    rounded,
    offer,
)

# What lowers a step (changing the running value), what lowers a gate (to its answer and its refusal), and
# what a step
# wants of the table row beside the printed cells.
STEPS: dict[type, Callable[..., None]] = {}
GATES: dict[type, Callable[..., Any]] = {}
DERIVED: dict[type, Callable[..., Any]] = {}
for feature in FEATURES:
    STEPS.update(getattr(feature, "STEPS", {}))
    GATES.update(getattr(feature, "GATES", {}))
    DERIVED.update(getattr(feature, "DERIVED", {}))
