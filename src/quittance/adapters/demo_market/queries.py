"""What each system knows, as SQL over a pool of sampled parcels. Chance is a hash of the parcel's number."""

from __future__ import annotations

_CHANCE = "(CAST(substring(parcel_id, 2) AS BIGINT) * 2654435761 % 1000)"
"""0 to 999, the same for a parcel in every run."""

_CARRIER = (
    "CASE WHEN market <> 'UK' THEN 'eu-road' WHEN service LIKE 'express%' THEN 'parcelforce'"
    " ELSE 'royal-mail' END"
)
_LANE = "CASE market WHEN 'FR' THEN 'NL-FR' WHEN 'PL' THEN 'NL-PL' ELSE 'NL-DE' END"
_BAG = "'BAG-' || account || '-' || strftime(ship_date, '%m%d')"
_TRIP = f"'TRIP-' || {_LANE} || '-' || strftime(ship_date, '%m%d')"
_BY_TRUCK = "market IN ('DE', 'AT', 'PL', 'FR')"

VIEWS = {
    "parcels": (
        f"SELECT *, {_CHANCE} AS chance, {_CARRIER} AS carrier, greatest(length, width, height) AS longest,"
        " least(length, width, height) AS shortest,"
        " length + width + height - greatest(length, width, height) - least(length, width, height) AS median"
        " FROM pool"
    ),
    "heavier": "SELECT * FROM parcels WHERE chance < 30",
}
"""One parcel in thirty-three is heavier than its seller declared."""

_AT = "CAST({day} AS TIMESTAMPTZ) + INTERVAL {hour} HOUR"

IN_TIME = (
    (
        "parcels",
        "parcels",
        "shop",
        "SELECT parcel_id, order_id, account, market, carrier, service, ship_date, origin_country,"
        " origin_postcode, dest_country, dest_postcode, origin_zone, dest_zone, longest, median, shortest,"
        " declared_weight AS weight, declared_weight, declared_value, packaging, dangerous_goods,"
        " residential, saturday, signature, address_corrected FROM parcels ORDER BY parcel_id",
    ),
    (
        "scans",
        "events",
        "carriers",
        "SELECT parcel_id || '-S' AS event_id, 'parcel' AS subject, parcel_id AS subject_id,"
        f" 'first_scan' AS event, {_AT.format(day='ship_date', hour=18)} AS \"at\" FROM parcels"
        " UNION ALL SELECT parcel_id || '-D', 'parcel', parcel_id, 'delivered',"
        f" {_AT.format(day='delivered_date', hour=11)} FROM parcels WHERE delivered_date IS NOT NULL"
        " UNION ALL SELECT parcel_id || '-C', 'parcel', parcel_id, 'label_cancelled',"
        f" {_AT.format(day='ship_date', hour=9)} FROM parcels WHERE chance = 777"
        " UNION ALL SELECT DISTINCT trip_id || '-D', 'trip', trip_id, 'departed', "
        f"{_AT.format(day='ship_date', hour=20)} FROM (SELECT *, {_TRIP} AS trip_id FROM parcels"
        f" WHERE {_BY_TRUCK}) UNION ALL SELECT DISTINCT bag_id || '-S', 'bag', bag_id, 'first_scan',"
        f" {_AT.format(day='ship_date', hour=15)} FROM (SELECT *, {_BAG} AS bag_id FROM parcels"
        " WHERE market = 'UK')",
    ),
    (
        "trips",
        "trips",
        "hub",
        f"SELECT {_TRIP} AS trip_id, {_LANE} AS lane, 'trucks' AS carrier, ship_date AS departure_date"
        f" FROM parcels WHERE {_BY_TRUCK} GROUP BY ALL ORDER BY 1",
    ),
    (
        "bags",
        "bags",
        "hub",
        f"SELECT {_BAG} AS bag_id, 'collect' AS carrier, ship_date, sum(weight) AS weight FROM parcels"
        " WHERE market = 'UK' GROUP BY ALL ORDER BY 1",
    ),
    (
        "loading",
        "memberships",
        "hub",
        f"SELECT 'parcel' AS member, parcel_id AS member_id, 'trip' AS \"of\", {_TRIP} AS of_id,"
        f" {_AT.format(day='ship_date', hour=17)} AS since FROM parcels WHERE {_BY_TRUCK} UNION ALL"
        f" SELECT 'parcel', parcel_id, 'bag', {_BAG}, {_AT.format(day='ship_date', hour=14)} FROM parcels"
        " WHERE market = 'UK'",
    ),
)
"""Name of the file, table, source, rows: what the shops, the hub and the carriers know in time."""

LATE = (
    (
        "sorter",
        "measurements",
        "hub",
        "SELECT parcel_id || '-M1' AS measurement_id, 'parcel' AS subject, parcel_id AS subject_id,"
        " 'weight' AS reading, CAST(weight * 1.6 + 0.4 AS DECIMAL(9, 3)) AS value, 'kg' AS unit,"
        f" {_AT.format(day='ship_date', hour=19)} AS \"at\", 'sorter' AS reader FROM heavier UNION ALL"
        " SELECT parcel_id || '-M2', 'parcel', parcel_id, 'weight', CAST(weight * 1.6 AS DECIMAL(9, 3)),"
        f" 'kg', {_AT.format(day='ship_date', hour=22)}, 'sorter' FROM heavier WHERE chance < 10",
    ),
    (
        "missed",
        "memberships",
        "hub",
        f"SELECT 'parcel' AS member, parcel_id AS member_id, 'trip' AS \"of\", {_TRIP} AS of_id,"
        f" {_AT.format(day='ship_date', hour=17)} AS since, {_AT.format(day='ship_date', hour=17)}"
        f" AS until FROM parcels WHERE {_BY_TRUCK} AND chance = 500",
    ),
)
"""What comes late: weights of the sorter, two of them for some parcels, and parcels that missed the truck."""
