"""Which parcels a wider subject had: what belonged to what, for as long as it did."""

from __future__ import annotations

from datetime import datetime

from quittance.engines.charges.governing import LATEST

_EVER = "TIMESTAMPTZ '9999-12-31 00:00:00+00'"


def current(memberships: str, at: datetime) -> str:
    """A SELECT of memberships as known at a moment: member, member_id, unit, unit_id, since, until."""
    return (
        'SELECT member, member_id, "of" AS unit, of_id AS unit_id, since,'
        f" coalesce(max_by(until, latest), {_EVER}) AS until FROM"
        f" (SELECT *, {LATEST} AS latest FROM {memberships} AS m"
        f" WHERE known_at <= TIMESTAMPTZ '{at.isoformat()}')"
        ' GROUP BY member, member_id, "of", of_id, since, source'
    )


def parcels_of_units(belonging: str, roots: str) -> str:
    """A SELECT of `kind`, `id`, `parcel_id`: the parcels that were in a unit while it was in the root.

    `belonging` is a relation as `current` gives it, `roots` one of `kind` and `id`. A parcel that was taken
    out of its bag before the bag was loaded was not on the truck.
    """
    return (
        "WITH RECURSIVE inside AS ("
        "SELECT r.kind, r.id, b.member, b.member_id, b.since, b.until"
        f" FROM {roots} AS r JOIN {belonging} AS b ON b.unit = r.kind AND b.unit_id = r.id"
        " UNION"
        " SELECT i.kind, i.id, b.member, b.member_id, greatest(i.since, b.since), least(i.until, b.until)"
        f" FROM inside AS i JOIN {belonging} AS b ON b.unit = i.member AND b.unit_id = i.member_id"
        " WHERE greatest(i.since, b.since) < least(i.until, b.until))"
        " SELECT DISTINCT kind, id, member_id AS parcel_id FROM inside WHERE member = 'parcel'"
    )


def units_of(belonging: str, touched: str) -> str:
    """A SELECT of `kind`, `id`: every unit that has, or had, something touched in it.

    `touched` is a relation of `kind` and `id`; what is touched itself comes along.
    """
    return (
        f"WITH RECURSIVE above AS (SELECT kind, id FROM {touched} UNION"
        f" SELECT b.unit, b.unit_id FROM above AS a JOIN {belonging} AS b"
        " ON b.member = a.kind AND b.member_id = a.id) SELECT DISTINCT kind, id FROM above"
    )
