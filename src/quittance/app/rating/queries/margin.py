"""What a month's parcels earn and cost: margin, and who was billed, costed, both or neither."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import duckdb

from quittance.app.platform.pointer_store import open_catalog
from quittance.app.rating.queries.on_parcels import Amounts, amounts_on_parcels
from quittance.core.rating.margin import Margin, OffParcels
from quittance.engines.charges.governing import LATEST
from quittance.lake.read import pin
from quittance.lake.storage import Storage
from quittance.lake.tables import find_table
from quittance.lake.tables.allocations import ALLOCATIONS
from quittance.lake.tables.charges import CHARGES
from quittance.lake.tables.parcels import PARCELS

BY: Mapping[str, str] = {
    "lane": "coalesce(lane, concat_ws(' > ', origin_country, dest_country), '')",
    "seller": "coalesce(account, '')",
    "carrier": "coalesce(carrier, '')",
    "service": "coalesce(service, '')",
}
"""What parcels can be told apart by."""

_FACTS = ("lane", "origin_country", "dest_country", "account", "carrier", "service")


def margins(period: date, by: str, storage: Storage) -> tuple[list[Margin], list[OffParcels]]:
    """The rows by `by`, a key of `BY`, and what could not be laid on parcels.

    A parcel without any amount has no currency; it is counted in a row of its own.
    """
    catalog = open_catalog(storage)
    legs, returns = find_table("legs"), find_table("returns")
    assert legs is not None
    assert returns is not None
    tables = Amounts(
        pin(catalog, CHARGES), pin(catalog, ALLOCATIONS), pin(catalog, legs), pin(catalog, returns)
    )
    parcels = pin(catalog, PARCELS)
    with duckdb.connect() as connection:
        storage.open_to(connection)
        connection.execute(f"CREATE TEMP TABLE parcels AS {_parcels(parcels.relation(), period, by)}")
        connection.execute(f"CREATE TEMP TABLE amounts AS {_by_parcel(tables)}")
        rows = connection.execute(_QUADRANTS).fetchall()
        off = connection.execute(_off_parcels(tables, period)).fetchall()
    return [Margin(*row) for row in rows], [OffParcels(*row) for row in off]


def _parcels(relation: str, period: date, by: str) -> str:
    """The parcels of the month with their name, as known now."""
    last = ", ".join(f"max_by({name}, latest) FILTER (WHERE {name} IS NOT NULL) AS {name}" for name in _FACTS)
    return (
        f"SELECT parcel_id, {BY[by]} AS name FROM (SELECT parcel_id, {last},"
        " max_by(business_date, latest) AS business_date"
        f" FROM (SELECT *, {LATEST} AS latest FROM {relation} AS p) GROUP BY parcel_id)"
        f" WHERE date_trunc('month', business_date) = DATE '{period}'"
    )


def _by_parcel(tables: Amounts) -> str:
    """By parcel and currency what it earns and costs; internal charges stand on both sides and net out."""
    return (
        "SELECT parcel_id, currency, coalesce(sum(amount) FILTER (WHERE side = 'sell'), 0) AS revenue,"
        " coalesce(sum(amount) FILTER (WHERE side = 'buy'), 0) AS cost,"
        " coalesce(sum(abs(amount)) FILTER (WHERE provisional), 0) AS estimated"
        f" FROM ({amounts_on_parcels(tables)}) SEMI JOIN parcels USING (parcel_id)"
        " WHERE side IN ('sell', 'buy') GROUP BY ALL"
    )


_QUADRANTS = """
    SELECT p.name, coalesce(a.currency, '') AS currency,
        count(*) FILTER (WHERE a.revenue <> 0 AND a.cost <> 0),
        count(*) FILTER (WHERE a.revenue <> 0 AND a.cost = 0),
        count(*) FILTER (WHERE a.revenue = 0 AND a.cost <> 0),
        count(*) FILTER (WHERE coalesce(a.revenue, 0) = 0 AND coalesce(a.cost, 0) = 0),
        coalesce(sum(a.revenue), 0), coalesce(sum(a.cost), 0), coalesce(sum(a.estimated), 0)
    FROM parcels AS p LEFT JOIN amounts AS a USING (parcel_id)
    GROUP BY ALL ORDER BY sum(coalesce(a.revenue, 0)) - sum(coalesce(a.cost, 0)), 1, 2
"""


def _off_parcels(tables: Amounts, period: date) -> str:
    month = f"date_trunc('month', business_date) = DATE '{period}'"
    laid = "('parcel', 'leg', 'return')"
    return (
        f"SELECT side, subject, currency, sum(amount) FROM ("
        f"SELECT side, subject, currency, amount FROM {tables.charges.relation()} AS c"
        f" WHERE {month} AND subject NOT IN {laid} AND side IN ('sell', 'buy')"
        " UNION ALL SELECT side, subject, currency, -share"
        f" FROM {tables.allocations.relation()} AS a WHERE {month} AND parcel_id <> '')"
        " GROUP BY ALL HAVING sum(amount) <> 0 ORDER BY ALL"
    )
