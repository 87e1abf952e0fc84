"""Every amount that a parcel earns or costs: charged for itself, for its legs, its share of a truck."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.lake.read import Pinned

STAGE_OF = {"parcel": "last_mile", "return": "return"}
"""The stage of what is charged for a parcel or its return itself; legs and shares name their own."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """The pinned tables in which amounts on parcels stand, or are found by."""

    charges: Pinned
    allocations: Pinned
    legs: Pinned
    returns: Pinned


def amounts_on_parcels(tables: Amounts, parcel: str = "") -> str:
    """A SELECT of parcel_id, stage, source (`rated` or `allocated`), subject, subject_id, side, contract,
    charge, bearer, currency, amount, reason ("" of shares), provisional, weight_reading, known_at.

    Of all parcels, or with `parcel` (a SQL literal) of one. Shares are the cost that a wider subject passes
    down, so what they split does not appear itself.
    """
    own = f"= {parcel}" if parcel else "IS NOT NULL"
    said = (
        "c.subject, c.subject_id, c.side, c.contract, c.charge, c.bearer, c.currency, c.amount, c.reason,"
        " c.provisional, c.weight_reading, c.known_at"
    )
    charges = tables.charges.relation()
    legs = (
        f"(SELECT DISTINCT leg_id, parcel_id, stage FROM {tables.legs.relation()} AS l WHERE parcel_id {own})"
    )
    returns = (
        "(SELECT DISTINCT return_id, original_parcel_id AS parcel_id"
        f" FROM {tables.returns.relation()} AS r WHERE original_parcel_id {own})"
    )
    parcel_own = f" AND c.subject_id {own}" if parcel else ""
    return (
        f"SELECT c.subject_id AS parcel_id, '{STAGE_OF['parcel']}' AS stage, 'rated' AS source, {said}"
        f" FROM {charges} AS c WHERE c.subject = 'parcel'{parcel_own} UNION ALL"
        f" SELECT l.parcel_id, coalesce(l.stage, ''), 'rated', {said} FROM {charges} AS c JOIN {legs} AS l"
        " ON l.leg_id = c.subject_id WHERE c.subject = 'leg' UNION ALL"
        f" SELECT r.parcel_id, '{STAGE_OF['return']}', 'rated', {said} FROM {charges} AS c"
        f" JOIN {returns} AS r ON r.return_id = c.subject_id WHERE c.subject = 'return' UNION ALL"
        " SELECT a.parcel_id, a.stage, 'allocated', a.subject, a.subject_id, a.side, a.contract, a.charge,"
        " a.bearer, a.currency, a.share, '', FALSE, '', a.known_at"
        f" FROM {tables.allocations.relation()} AS a WHERE a.parcel_id {own} AND a.parcel_id <> ''"
    )
