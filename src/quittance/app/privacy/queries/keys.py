"""Whether the keys folder has the keys it should have, and no other."""

from __future__ import annotations

from pathlib import Path

from quittance.app.privacy.models import MonthKey
from quittance.app.privacy.operations.keys import KeyMissing, key_files, key_to_read
from quittance.kernel.finding import Finding


def key_findings(keys: Path) -> list[Finding]:
    """KEY_MISSING for a month that cannot be read any more, KEY_NOT_DESTROYED for one that still can."""
    findings = []
    there = key_files(keys)
    for key in MonthKey.objects.order_by("month"):
        if key.destroyed_at is None:
            try:
                key_to_read(key.month, keys=keys)
            except KeyMissing as missing:
                findings.append(Finding(missing.code, missing.message, hint=missing.hint))
        elif key.month in there:
            findings.append(
                Finding(
                    "KEY_NOT_DESTROYED",
                    f"The key of {key} was to be destroyed on {key.destroyed_at:%Y-%m-%d} and is there.",
                    hint="quittance privacy erase again, and look where else copies of the keys are kept.",
                )
            )
    return findings
