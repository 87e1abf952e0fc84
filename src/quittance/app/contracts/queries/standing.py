"""How a version stands on a day: what people did to it, and what its days make of that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from quittance.app.contracts.models import ContractVersion
from quittance.app.contracts.queries.dated import dated
from quittance.core.contracts.timeline import timeline

STANDINGS = ("draft", "reviewed", "withdrawn", "approved", "active", "ended", "replaced")


def standings(versions: Sequence[ContractVersion], today: date) -> dict[int, str]:
    """By primary key, of all versions of one contract. An approved version is *active* on the days on which
    it holds, before them still *approved*, after them *ended*; one that never holds is *replaced* by later
    ones, or by the end of the contract. What ends a contract is approved, and active from its day on.
    """
    approved = sorted(
        (one for one in versions if one.state == "approved"), key=lambda one: (one.known_at, one.number)
    )
    spans = timeline(dated(approved))
    found = {}
    for version in versions:
        days = [span.days for span in spans if span.id == version.pk]
        if version.state != "approved":
            found[version.pk] = version.state
        elif version.ends:
            found[version.pk] = "active" if version.from_date <= today else "approved"
        elif any(period.contains(today) for period in days):
            found[version.pk] = "active"
        elif any(period.start > today for period in days):
            found[version.pk] = "approved"
        else:
            found[version.pk] = "ended" if days else "replaced"
    return found
