"""Every reading of a parcel with the reason why it is billed or not, for people to read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from quittance.core.measurements.choose import as_known, billing_weight, unbelieved
from quittance.core.measurements.reading import Billed, Reading, Stated
from quittance.core.measurements.rule import DECLARED, BillingWeightRule


class Verdict(StrEnum):
    """What became of a reading."""

    BILLED = "billed"
    NOT_CHOSEN = "not_chosen"
    UNBELIEVED = "unbelieved"
    NO_CERTIFICATE = "no_certificate"
    NOT_A_SOURCE = "not_a_source"
    LATER_GROUP = "later_group"
    CORRECTED = "corrected"
    TOO_LATE = "too_late"


def judged(
    rule: BillingWeightRule,
    readings: Sequence[Reading],
    *,
    stated: Stated,
    known_at: datetime,
    closes_at: datetime | None = None,
) -> tuple[Billed, list[tuple[Reading, Verdict]]]:
    """What is billed, and every reading known by `known_at` with its verdict, as they were read in time."""
    billed = billing_weight(rule, readings, stated=stated, known_at=known_at, closes_at=closes_at)
    current = as_known(readings, known_at)
    doubted = unbelieved(rule, readings, known_at)
    weight = billed.weight
    chosen = (weight.reading, weight.source) if weight is not None and weight.reading else None
    step = _deciding(rule, current, doubted)

    def verdict(one: Reading) -> Verdict:
        if one not in current:
            return Verdict.CORRECTED
        if (one.id, one.source) == chosen:
            return Verdict.BILLED
        place = _step(rule, one)
        if place is None:
            return Verdict.NOT_A_SOURCE
        if rule.certified and not one.certified and one.reader != DECLARED:
            return Verdict.NO_CERTIFICATE
        if one in doubted:
            return Verdict.UNBELIEVED
        if step is not None and place > step:
            return Verdict.LATER_GROUP
        if billed.is_final and closes_at is not None and one.known_at >= closes_at:
            return Verdict.TOO_LATE
        return Verdict.NOT_CHOSEN

    known = [one for one in readings if one.known_at <= known_at]
    ordered = sorted(known, key=lambda one: (one.at, one.known_at, one.id))
    return billed, [(one, verdict(one)) for one in ordered]


def _step(rule: BillingWeightRule, one: Reading) -> int | None:
    return next((number for number, step in enumerate(rule.steps) if one.reader in step), None)


def _deciding(rule: BillingWeightRule, current: Sequence[Reading], doubted: Sequence[Reading]) -> int | None:
    """The group that decides: the first with a reading that counts and is believed."""
    places = [
        place
        for one in current
        if one not in doubted
        and (one.certified or not rule.certified or one.reader == DECLARED)
        and (place := _step(rule, one)) is not None
    ]
    return min(places, default=None)
