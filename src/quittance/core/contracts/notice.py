"""The notice gate: prices of sellers rise only after notice, and never for the past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from quittance.core.contracts.effect import Kind


class Verdict(StrEnum):
    """What the gate says of a version."""

    PASSES = "passes"
    NOTICE_MISSING = "notice missing"
    NOTICE_TOO_SHORT = "notice too short"
    RETROACTIVE = "retroactive"


@dataclass(frozen=True, slots=True)
class Gate:
    """The verdict, and the first day from which the version could hold (None where nobody can say yet)."""

    verdict: Verdict
    earliest: date | None = None


def gate(
    side: str,
    kind: Kind,
    *,
    starts: date,
    today: date,
    delivered_on: date | None,
    notice_days: int,
    stated: bool,
) -> Gate:
    """Whether a version of that side and effect may be approved `today` to hold from `starts`.

    Only what sellers pay has a gate. An effect that cannot be told counts as an increase unless the approver
    `stated` otherwise; what is an increase cannot be stated away. `delivered_on` is the day of the earliest
    notice that is proven; that day plus `notice_days` is the first day that may have the new price. Notice of
    a change of terms and none for the past: Regulation (EU) 2019/1150, article 3(2) to (4).
    """
    raises = kind is Kind.INCREASE or (kind is Kind.UNKNOWN and not stated)
    if side != "sell" or not raises:
        return Gate(Verdict.PASSES)
    tomorrow = today + timedelta(days=1)
    if delivered_on is None:
        return Gate(Verdict.NOTICE_MISSING if starts > today else Verdict.RETROACTIVE)
    earliest = max(delivered_on + timedelta(days=notice_days), tomorrow)
    if starts <= today:
        return Gate(Verdict.RETROACTIVE, earliest)
    if starts < earliest:
        return Gate(Verdict.NOTICE_TOO_SHORT, earliest)
    return Gate(Verdict.PASSES, earliest)
