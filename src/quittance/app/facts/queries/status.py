"""What happened to one parcel, what of it stands, and what contradicts itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from quittance.app.facts.queries.lake import looking, moment, relation
from quittance.core.status.contradictions import Contradiction, contradictions
from quittance.core.status.standing import Event, Standing, as_known, standing
from quittance.kernel.sql_literal import text
from quittance.lake.storage import Storage


@dataclass(frozen=True, slots=True)
class ParcelStatus:
    """The events in order of time, each with its site; what stands, what contradicts, and what was charged.

    `charged` has the sums by side and currency.
    """

    events: tuple[tuple[Event, str], ...]
    standing: Mapping[str, Standing]
    contradictions: tuple[Contradiction, ...]
    charged: tuple[tuple[str, str, Decimal], ...]


def status_of(subject_id: str, *, storage: Storage, known_at: datetime) -> ParcelStatus | None:
    """As known at the moment; None if nothing happened to the parcel that we know of."""
    with looking(storage) as connection:
        rows = connection.execute(
            'SELECT event_id, source, event, epoch_us("at"), business_date, epoch_us(known_at),'
            f" coalesce(site, '') FROM {relation('events', storage, subject_id=subject_id)}"
            f" WHERE subject = 'parcel' AND subject_id = {text(subject_id)}"
        ).fetchall()
        charged = connection.execute(
            "SELECT side, currency, sum(amount)"
            f" FROM {relation('charges', storage, subject_id=subject_id)}"
            f" WHERE subject = 'parcel' AND subject_id = {text(subject_id)} GROUP BY ALL ORDER BY ALL"
        ).fetchall()
    told = {
        Event(id, source, event, moment(at), day, moment(known)): site
        for id, source, event, at, day, known, site in rows
    }
    known = as_known(told, known_at)
    if not known:
        return None
    return ParcelStatus(
        events=tuple((one, told[one]) for one in known),
        standing=standing(known),
        contradictions=tuple(contradictions(known)),
        charged=tuple((side, currency, Decimal(amount)) for side, currency, amount in charged),
    )
