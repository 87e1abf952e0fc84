"""Events that contradict each other, over all parcels of some days, with the money at stake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from quittance.app.facts.queries.lake import looking, relation
from quittance.engines.charges.contradictions import at_stake, contradicting
from quittance.engines.charges.standing import told_events
from quittance.lake.storage import Storage

AROUND = timedelta(days=120)
"""So far around the days that are asked for events of the same parcels are looked at."""


@dataclass(frozen=True, slots=True)
class Told:
    """A contradiction of a parcel: the two events with their days, and what was charged by side and currency.

    The second event is "" where it is missing.
    """

    code: str
    subject_id: str
    event_id: str
    on: date
    other_id: str
    other_on: date | None
    charged: tuple[tuple[str, str, Decimal], ...]


def contradicting_parcels(first: date, last: date, *, storage: Storage, known_at: datetime) -> list[Told]:
    """Of all parcels whose first event of the two is of these days, both included; by code and parcel."""
    since, until = first - AROUND, last + AROUND
    with looking(storage) as connection:
        events, charges = (
            f"(SELECT * FROM {relation(name, storage, month_from=since, month_until=until)}"
            " WHERE subject = 'parcel')"
            for name in ("events", "charges")
        )
        connection.execute(f"CREATE TEMP TABLE told AS {told_events(events, known_at)}")
        found = f"({contradicting('told')})"
        dated = (
            "SELECT f.*, e.business_date AS happened_on, o.business_date AS other_on"
            f" FROM {found} AS f JOIN told AS e ON e.event_id = f.event_id AND e.subject_id = f.subject_id"
            " LEFT JOIN told AS o ON o.event_id = f.other_id AND o.subject_id = f.subject_id"
            f" WHERE e.business_date BETWEEN DATE '{first}' AND DATE '{last}'"
        )
        rows = connection.execute(
            "SELECT code, subject_id, event_id, happened_on, coalesce(other_id, ''), other_on,"
            " list([side, currency, CAST(amount AS VARCHAR)] ORDER BY side, currency)"
            f" FILTER (WHERE side IS NOT NULL) FROM ({at_stake(f'({dated})', charges)})"
            " GROUP BY ALL ORDER BY code, subject_id"
        ).fetchall()
    return [
        Told(code, parcel, event, on, other, other_on, _sums(charged))
        for code, parcel, event, on, other, other_on, charged in rows
    ]


def _sums(charged: list[tuple[str, str, str]] | None) -> tuple[tuple[str, str, Decimal], ...]:
    return tuple((side, currency, Decimal(amount)) for side, currency, amount in charged or ())
