"""Every finding that reading a contract can make: code, meaning, hint. The page is printed from here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from quittance.core.tariff.findings import Kind
from quittance.kernel.finding import Finding, Place, Severity

_KINDS = (
    Kind(
        "TERM_UNKNOWN", "No contract has this key, or no term this word.", "Look up the keys: contract files."
    ),
    Kind("TERM_MISSING", "A key that this part of a contract needs is not there.", "Write it."),
    Kind(
        "TERM_BAD_VALUE",
        "The value of a term does not follow its grammar.",
        "Look up the key: contract files.",
    ),
    Kind(
        "CALENDAR_BROKEN",
        "Days of a billing calendar lie in no period or in two.",
        "Let each period begin on the day on which the one before ends (`until` is the first day after).",
    ),
    Kind("CALENDAR_UNKNOWN", "A contract bills by a calendar that is not there.", "Add calendars/NAME.csv."),
    Kind("CONTRACT_TWICE", "Two files are the contract of one code.", "Give one of them another code."),
    Kind("PARTY_UNKNOWN", "A contract names a party that is not there.", "Name it in parties.csv."),
    Kind(
        "TARIFF_UNUSABLE",
        "The tariff of a version has errors, or prices what runs do not rate.",
        "Mend the tariff.",
    ),
    Kind(
        "CONTRACT_CURRENCY",
        "A tariff is in another currency than its contract.",
        "Amounts of another currency need a contract of their own.",
    ),
    Kind(
        "CONTRACT_SIDE",
        "A tariff is of another side than its contract.",
        "Say the same `side` in both: sell, buy or internal.",
    ),
    Kind(
        "CONTRACT_TIME_ZONE",
        "A tariff and its contract tell days in different time zones.",
        "Say the same `time_zone` in both.",
    ),
    Kind(
        "ENROLMENT_UNUSABLE",
        "A row of enrolments.csv is none, or its contract is not for those who are enrolled.",
        "Name a contract with `enrolled = true`, an account and its days.",
    ),
    Kind(
        "OVERRIDE_PRICES_MORE",
        "A tariff has a charge that its contract does not say it replaces.",
        "Add its code to `replaces`, or leave `replaces` out to price everything.",
    ),
    Kind(
        "VERSIONS_OF_ONE_DAY",
        "Two versions of a contract begin on one day, so that both would price.",
        "Keep the one that holds; a correction takes the place of what it corrects.",
    ),
    Kind(
        "CONTRACT_GAP",
        "No version of a contract prices some days between two others.",
        "Let `until` of one be `from` of the next, or leave `until` out.",
        Severity.WARNING,
    ),
)

CONTRACT_FINDINGS: Mapping[str, Kind] = MappingProxyType({kind.code: kind for kind in _KINDS})
"""By code."""


def found(code: str, message: str, place: Place | None = None, hint: str = "") -> Finding:
    """The finding, with the hint of the catalogue where there is no better one."""
    kind = CONTRACT_FINDINGS[code]
    return Finding(code, message, place, hint or kind.hint, kind.severity)


__all__ = ["CONTRACT_FINDINGS", "Severity", "found"]
