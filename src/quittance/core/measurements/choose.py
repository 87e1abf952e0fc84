"""Which reading is billed: the meaning of the billing weight source, reading by reading.

`quittance.engines.charges.billing_weight` does the same over columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from quittance.core.measurements.reading import Billed, Reading, Said, Stated, Weight, Why
from quittance.core.measurements.rule import DECLARED, BillingWeightRule, Choose
from quittance.core.measurements.size import size_of

_BEFORE = timedelta(microseconds=1)


def billing_weight(
    rule: BillingWeightRule,
    readings: Sequence[Reading],
    *,
    stated: Stated,
    known_at: datetime,
    closes_at: datetime | None = None,
) -> Billed:
    """What is billed of a parcel, as known at a moment.

    `stated` is what the parcel says itself, taken where no reading decides; `closes_at` the moment when the
    weight became or becomes final, None if there is none. After it the lowest of what was chosen since then
    counts, so that no later reading raises it.
    """
    is_final = closes_at is not None and closes_at <= known_at
    now = _weight_at(rule, readings, stated, known_at)
    if closes_at is None or not is_final:
        return Billed(now, is_final)
    later = {one.known_at for one in readings if closes_at <= one.known_at <= known_at}
    found = [_weight_at(rule, readings, stated, moment) for moment in sorted({closes_at - _BEFORE, *later})]
    lowest = min((weight for weight in found if weight is not None), key=lambda one: one.size, default=None)
    is_same = now is None or lowest is None or now.size == lowest.size
    return Billed(lowest, is_final, None if is_same else now)


def unbelieved(rule: BillingWeightRule, readings: Sequence[Reading], known_at: datetime) -> list[Reading]:
    """The readings of the group that decides, or of those before it, that are not plausible."""
    found: list[Reading] = []
    for good, bad in _steps(rule, readings, known_at):
        found += bad
        if good:
            break
    return found


def _weight_at(
    rule: BillingWeightRule, readings: Sequence[Reading], stated: Stated, known_at: datetime
) -> Weight | None:
    chosen = _chosen(rule, readings, known_at)
    if chosen is None:
        return _of_parcel(stated.weight or stated.declared, Why.STATED)
    weight = Weight(chosen.value, chosen.unit, chosen.id, chosen.source, chosen.reader, Why.CHOSEN)
    declared = _declared(readings, stated, known_at)
    if declared is not None and _is_tolerated(rule, weight.size, declared.size):
        return declared
    return weight


def _chosen(rule: BillingWeightRule, readings: Sequence[Reading], known_at: datetime) -> Reading | None:
    for good, _ in _steps(rule, readings, known_at):
        if good:
            return _select(rule.choose, good)
    return None


def _steps(
    rule: BillingWeightRule, readings: Sequence[Reading], known_at: datetime
) -> list[tuple[list[Reading], list[Reading]]]:
    """Of each group its plausible readings and the others; what has no certificate is in neither."""
    current = as_known(readings, known_at)
    found = []
    for readers in rule.steps:
        counting = [one for one in current if one.reader in readers and _counts(rule, one)]
        inside = [one for one in counting if _is_inside(rule, one)]
        good = [one for one in inside if _is_near(rule, one, inside)]
        found.append((good, [one for one in counting if one not in good]))
    return found


def as_known(readings: Sequence[Reading], known_at: datetime) -> list[Reading]:
    """Of every reading the row that became known last, up to the moment."""
    latest: dict[tuple[str, str], Reading] = {}
    for one in sorted(readings, key=lambda one: one.known_at):
        if one.known_at <= known_at:
            latest[one.id, one.source] = one
    return list(latest.values())


def _counts(rule: BillingWeightRule, one: Reading) -> bool:
    return one.certified or not rule.certified or one.reader == DECLARED


def _is_inside(rule: BillingWeightRule, one: Reading) -> bool:
    if one.size is None:
        return False
    if rule.lowest is not None and one.size < size_of(rule.lowest):
        return False
    return rule.highest is None or one.size <= size_of(rule.highest)


def _is_near(rule: BillingWeightRule, one: Reading, group: list[Reading]) -> bool:
    if rule.within_hundredths is None:
        return True
    median = _sizes(_select(Choose.MEDIAN, group))
    return abs(_sizes(one) - median) * 10_000 <= rule.within_hundredths * median


def _select(choose: Choose, group: list[Reading]) -> Reading:
    """One of them, the same in whatever order they come."""
    match choose:
        case Choose.FIRST:
            return min(group, key=lambda one: (one.at, one.known_at, one.id, one.source))
        case Choose.LAST:
            latest = max((one.at, one.known_at) for one in group)
            return min(
                (one for one in group if (one.at, one.known_at) == latest),
                key=lambda one: (one.id, one.source),
            )
        case Choose.MAXIMUM:
            return min(group, key=lambda one: (-_sizes(one), one.at, one.known_at, one.id, one.source))
        case Choose.MEDIAN:
            ordered = sorted(group, key=lambda one: (_sizes(one), one.at, one.known_at, one.id, one.source))
            return ordered[(len(ordered) - 1) // 2]


def _declared(readings: Sequence[Reading], stated: Stated, known_at: datetime) -> Weight | None:
    """The weight that a tolerance is measured from: the last one declared, else what the parcel says."""
    declared = [
        one for one in as_known(readings, known_at) if one.reader == DECLARED and one.size is not None
    ]
    if not declared:
        return _of_parcel(stated.declared or stated.weight, Why.WITHIN_TOLERANCE)
    last = _select(Choose.LAST, declared)
    return Weight(last.value, last.unit, last.id, last.source, last.reader, Why.WITHIN_TOLERANCE)


def _of_parcel(said: Said | None, why: Why) -> Weight | None:
    return None if said is None else Weight(said.value, said.unit, "", "", "", why)


def _is_tolerated(rule: BillingWeightRule, size: int, declared: int) -> bool:
    tolerance = rule.tolerance
    if tolerance is None or size == declared:
        return False
    if tolerance.is_band:
        return band_of(rule, size) == band_of(rule, declared)
    if tolerance.percent_hundredths is not None:
        return abs(size - declared) * 10_000 <= tolerance.percent_hundredths * declared
    assert tolerance.weight is not None, "one of the three is given"
    return abs(size - declared) <= size_of(tolerance.weight)


def band_of(rule: BillingWeightRule, size: int) -> int:
    """The band that a weight lies in, counted from 0; a limit belongs to the band below it."""
    return sum(size > size_of(limit) for limit in rule.bands)


def _sizes(one: Reading) -> int:
    size = one.size
    assert size is not None, "only weights are compared"
    return size
