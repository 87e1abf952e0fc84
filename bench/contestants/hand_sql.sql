-- The card contract-parcel-eu by hand. Days and places are worked out once each; a parcel then needs four equality joins.
-- Lengths in mm, weights in g / 5000 (so that both weights are whole), money in DECIMAL(9,2).

CREATE TEMP TABLE zones AS
SELECT "dest_country is" AS country, "dest_postcode starts with" AS prefix, parcel_zone AS zone
FROM read_csv('{card}/zones.csv', all_varchar = true);

CREATE TEMP TABLE remote AS
SELECT "dest_country is" AS country, "dest_postcode starts with" AS prefix
FROM read_csv('{card}/remote_areas.csv', all_varchar = true);

CREATE TEMP TABLE prices AS
SELECT
    "parcel_zone is" AS zone,
    row_number() OVER (PARTITION BY zone ORDER BY coalesce(CAST("billed up to [kg]" AS DOUBLE), 1e9)) - 1 AS band,
    CAST("price [EUR]" AS DECIMAL(9, 2)) AS price,
    coalesce(CAST("rate [EUR per started kg]" AS DECIMAL(4, 2)), 0) AS per_kg
FROM read_csv('{card}/prices.csv', all_varchar = true);

CREATE TEMP TABLE tolls AS
SELECT "dest_country is" AS country, CAST("price [EUR]" AS DECIMAL(9, 2)) AS toll
FROM read_csv('{card}/tolls.csv', all_varchar = true);

CREATE TEMP TABLE places AS
WITH distinct_places AS (
    SELECT DISTINCT dest_country AS country, left(dest_postcode, 5) AS start FROM '{facts}'
),
zoned AS (
    SELECT p.country, p.start, arg_max(z.zone, length(z.prefix)) AS zone
    FROM distinct_places p JOIN zones z ON z.country = p.country AND starts_with(p.start, z.prefix)
    GROUP BY ALL
)
SELECT
    p.country, p.start, z.zone, t.toll,
    EXISTS (FROM remote r WHERE r.country = p.country AND starts_with(p.start, r.prefix)) AS is_remote
FROM distinct_places p LEFT JOIN zoned z USING (country, start) LEFT JOIN tolls t USING (country);

CREATE TEMP TABLE days AS
WITH every_day AS (
    SELECT CAST(range AS DATE) AS day FROM range(DATE '2026-01-01', DATE '2027-01-01', INTERVAL 1 DAY)
),
diesel AS (
    SELECT date_trunc('week', CAST("from" AS DATE)) AS week, round(CAST("value [EUR per l]" AS DECIMAL(9, 3)), 2) AS value
    FROM read_csv('{card}/diesel.csv', all_varchar = true)
),
energy AS (
    SELECT CAST("from" AS DATE) AS month, CAST("value [1]" AS DECIMAL(9, 1)) AS value
    FROM read_csv('{card}/energy.csv', all_varchar = true)
),
fuel AS (
    SELECT
        CAST("from" AS DATE) AS starts,
        CAST("diesel at least [EUR per l]" AS DECIMAL(9, 2)) AS low,
        CAST("diesel under [EUR per l]" AS DECIMAL(9, 2)) AS high,
        CAST("rate [%]" AS DECIMAL(4, 2)) AS fuel_rate
    FROM read_csv('{card}/fuel.csv', all_varchar = true)
),
surcharge AS (
    SELECT
        CAST("energy at least [1]" AS DECIMAL(9, 1)) AS low,
        CAST("energy under [1]" AS DECIMAL(9, 1)) AS high,
        CAST("rate [%]" AS DECIMAL(4, 2)) AS energy_rate
    FROM read_csv('{card}/energy_surcharge.csv', all_varchar = true)
)
SELECT
    day, fuel_rate, energy_rate,
    CASE WHEN month(day) >= 11 OR (month(day) = 1 AND day(day) <= 14) THEN CAST(0.35 AS DECIMAL(4, 2)) END AS peak
FROM every_day
LEFT JOIN diesel ON week = date_trunc('week', day - 14)
LEFT JOIN fuel
    ON fuel.low <= diesel.value AND diesel.value < fuel.high
    AND starts = CASE WHEN day >= DATE '2026-07-01' THEN DATE '2026-07-01' ELSE DATE '2026-01-01' END
LEFT JOIN energy ON energy.month = date_trunc('month', day) - INTERVAL 2 MONTH
LEFT JOIN surcharge ON surcharge.low <= energy.value AND energy.value < surcharge.high;

COPY (
    WITH measured AS (
        SELECT
            parcel_id, dest_country, left(dest_postcode, 5) AS start, ship_date, weight > 25 AS is_heavy,
            length > 120 OR width > 120 OR height > 120 AS is_long,
            greatest(
                CAST(weight * 1000 AS BIGINT) * 5000,
                CAST(length * 10 AS BIGINT) * CAST(width * 10 AS BIGINT) * CAST(height * 10 AS BIGINT)
            ) AS billed
        FROM '{facts}'
    ),
    banded AS (
        SELECT
            *, CAST((billed + 4999999) // 5000000 AS INTEGER) AS started_kg,
            CASE
                WHEN billed <= 1250000 THEN 0 WHEN billed <= 2500000 THEN 1 WHEN billed <= 3750000 THEN 2
                WHEN billed <= 5000000 THEN 3 WHEN billed <= 7500000 THEN 4 WHEN billed <= 10000000 THEN 5
                WHEN billed <= 15000000 THEN 6 WHEN billed <= 20000000 THEN 7 WHEN billed <= 25000000 THEN 8
                WHEN billed <= 35000000 THEN 9 WHEN billed <= 50000000 THEN 10 WHEN billed <= 75000000 THEN 11
                WHEN billed <= 100000000 THEN 12 WHEN billed <= 125000000 THEN 13 WHEN billed <= 150000000 THEN 14
                ELSE 15
            END AS band
        FROM measured
    ),
    found AS (
        SELECT
            b.parcel_id,
            CAST(p.price + p.per_kg * greatest(b.started_kg - 30, 0) AS DECIMAL(9, 2)) AS transport,
            CAST(
                CASE WHEN l.is_remote THEN greatest(CAST(0.40 AS DECIMAL(3, 2)) * b.started_kg, 12.50) END
                AS DECIMAL(9, 2)
            ) AS remote_area,
            CASE WHEN b.is_long THEN CAST(4.90 AS DECIMAL(9, 2)) END AS long_parcel,
            CASE WHEN b.is_heavy THEN CAST(6.20 AS DECIMAL(9, 2)) END AS heavy_parcel,
            d.peak, l.toll, d.fuel_rate, d.energy_rate
        FROM banded b
        LEFT JOIN places l ON l.country = b.dest_country AND l.start = b.start
        LEFT JOIN prices p ON p.zone = l.zone AND p.band = b.band
        LEFT JOIN days d ON d.day = b.ship_date
    ),
    discounted AS (
        SELECT *, CAST(-round(transport * CAST(0.025 AS DECIMAL(4, 3)), 2) AS DECIMAL(9, 2)) AS contract_discount
        FROM found
    ),
    based AS (
        SELECT
            *, CAST(transport + contract_discount AS DECIMAL(9, 2)) AS net,
            CAST(
                coalesce(remote_area, 0) + coalesce(long_parcel, 0) + coalesce(heavy_parcel, 0) + coalesce(peak, 0)
                AS DECIMAL(9, 2)
            ) AS extras
        FROM discounted
    ),
    surcharged AS (
        SELECT
            *, CAST(round(net * energy_rate * 0.01, 2) AS DECIMAL(9, 2)) AS energy_surcharge,
            CAST(round(CAST(net + extras AS DECIMAL(9, 2)) * fuel_rate * 0.01, 2) AS DECIMAL(9, 2)) AS fuel
        FROM based
    )
    SELECT
        parcel_id, transport, contract_discount, remote_area, long_parcel, heavy_parcel, peak, toll, energy_surcharge,
        fuel, CAST(net + extras + toll + energy_surcharge + fuel AS DECIMAL(9, 2)) AS total
    FROM surcharged
) TO '{out}' (FORMAT parquet);
