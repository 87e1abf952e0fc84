"""The cost of wider subjects on their parcels: differences of shares, made anew where something changed."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from quittance.app.rating.operations.month import Month
from quittance.core.rating.allocation import STAGES, Allocation, Basis
from quittance.engines.charges.belonging import current, parcels_of_units, units_of
from quittance.engines.charges.governing import Known, governing_rows
from quittance.engines.charges.measures import chargeable, gross, volume
from quittance.engines.charges.shares import shared
from quittance.kernel.sql_literal import text
from quittance.lake.tables.parcels import PARCELS
from quittance.lake.tables.records import DECLARATION_ITEMS, EVENTS, MEMBERSHIPS

_SPLIT = ("subject", "subject_id", "side", "contract", "charge", "bearer", "currency")
"""What a sum of charges is of that is split at once: each charge by itself."""

_MEASURES = {
    "weight": "mass_unit", "longest": "length_unit", "median": "length_unit", "shortest": "length_unit",
    "volume": "volume_unit", "order_id": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Allocated:
    """`rows` names the relation of rows to write; `lost` is the money without parcel by currency."""

    rows: str
    lost: list[tuple[str, str]]


def allocate_costs(
    connection: duckdb.DuckDBPyConnection,
    month: Month,
    differences: str,
) -> Allocated | None:
    """Finds what the shares of the month's costs differ by, `differences` of charges included.

    A run since another splits anew what was charged otherwise, what got or lost members, and what has a
    parcel with news in it. None where no contract prices a wider subject.
    """
    kinds = [kind for kind in month.kinds if kind in STAGES]
    if not kinds:
        return None
    connection.execute(f"CREATE OR REPLACE TEMP TABLE belonging AS {_belonging(month)}")
    costs = _costs(month, differences, kinds)
    if month.since is not None:
        stirred = _stirred(month, differences, kinds)
        costs = (
            f"SELECT c.* FROM ({costs}) AS c SEMI JOIN ({stirred}) AS s"
            " ON s.kind = c.subject AND s.id = c.subject_id"
        )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE costs AS {costs}")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE roots AS SELECT DISTINCT subject AS kind, subject_id AS id FROM costs"
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE belongs AS {_belongs(month)}")
    _measure(connection, month)
    _split(connection, month)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE allocated AS {_differing(month)}")
    lost = connection.execute(
        "SELECT currency, CAST(sum(share) AS VARCHAR) FROM splits JOIN whole USING (split_id)"
        " WHERE parcel_id = '' GROUP BY currency ORDER BY currency"
    ).fetchall()
    return Allocated("allocated", lost)


def _belonging(month: Month) -> str:
    """Memberships, and the parcels that items of declarations name."""
    items = month.facts[DECLARATION_ITEMS.name].relation()
    known = f"known_at <= TIMESTAMPTZ '{month.known_at.isoformat()}'"
    return (
        f"{current(month.facts[MEMBERSHIPS.name].relation(), month.known_at)} UNION ALL"
        " SELECT DISTINCT 'parcel', parcel_id, 'declaration', declaration_id,"
        " TIMESTAMPTZ '1970-01-01 00:00:00+00', TIMESTAMPTZ '9999-12-31 00:00:00+00'"
        f" FROM {items} AS i WHERE parcel_id IS NOT NULL AND {known}"
    )


def _costs(month: Month, differences: str, kinds: list[str]) -> str:
    """What each charge of a wider subject comes to, with this run."""
    names = ", ".join(_SPLIT)
    where = f"subject IN ({', '.join(map(text, kinds))}) AND side <> 'sell'"
    of_month = f"date_trunc('month', business_date) = DATE '{month.period}'"
    return (
        f"SELECT {names}, sum(amount) AS amount, max(business_date) AS business_date FROM"
        f" (SELECT {names}, amount, business_date FROM {month.charged.relation()} AS c WHERE {where}"
        f" UNION ALL SELECT {names}, amount, business_date FROM {differences} WHERE {where})"
        f" GROUP BY {names} HAVING bool_or({of_month})"
    )


def _stirred(month: Month, differences: str, kinds: list[str]) -> str:
    """Units whose charges or contents have news."""
    assert month.since is not None
    touched = [f"SELECT subject AS kind, subject_id AS id FROM {differences}"]
    touched += [
        f"SELECT {text(kind)}, subject_id FROM ({month.since.touched[kind]})"
        for kind in (*kinds, "parcel")
        if kind in month.since.touched
    ]
    touched += [f"SELECT {kind}, {id} FROM ({month.since.memberships})" for kind, id in _ENDS]
    order = f"SELECT 'order' AS kind, order_id AS id FROM {month.facts['parcels'].relation()} AS p"
    order += f" SEMI JOIN ({month.since.touched['parcel']}) AS t ON t.subject_id = p.parcel_id"
    units = units_of("belonging", f"({' UNION '.join(touched)})")
    return f"SELECT * FROM ({units}) UNION {order}"


_ENDS = (("member", "member_id"), ("unit", "unit_id"))


def _belongs(month: Month) -> str:
    """The parcels of each root: by memberships, of an order its own, of an activity that of its order."""
    parcels = month.facts[PARCELS.name].relation()
    activities = month.facts["activities"].relation()
    known = f"known_at <= TIMESTAMPTZ '{month.known_at.isoformat()}'"
    return (
        f"SELECT * FROM ({parcels_of_units('belonging', 'roots')}) UNION"
        f" SELECT r.kind, r.id, p.parcel_id FROM roots AS r JOIN {parcels} AS p ON p.order_id = r.id"
        f" WHERE r.kind = 'order' AND {known} UNION"
        f" SELECT r.kind, r.id, coalesce(a.parcel_id, p.parcel_id) FROM roots AS r JOIN {activities} AS a"
        f" ON a.activity_id = r.id LEFT JOIN {parcels} AS p ON p.order_id = a.order_id"
        f" WHERE r.kind = 'activity' AND a.{known} AND coalesce(a.parcel_id, p.parcel_id) IS NOT NULL"
    )


def _measure(connection: duckdb.DuckDBPyConnection, month: Month) -> None:
    """Makes `measured`: the parcels to split over, as they are known now."""
    parcels = month.facts[PARCELS.name].relation()
    mine = f"(SELECT p.* FROM {parcels} AS p SEMI JOIN belongs AS b ON b.parcel_id = p.parcel_id)"
    nothing = f"(SELECT * FROM {month.facts[EVENTS.name].relation()} AS e WHERE FALSE)"
    rows = governing_rows(mine, nothing, "", Known("parcel", "parcel_id", _MEASURES), month.known_at)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE measured AS {rows}")


def _split(connection: duckdb.DuckDBPyConnection, month: Month) -> None:
    """Makes `whole`, the amounts to split with their rule, and `splits`, the shares."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE rules (contract VARCHAR, charge VARCHAR, allocated_by VARCHAR,"
        " stage VARCHAR, cm3_per_kg BIGINT)"
    )
    rules = {one.code: one.allocation for one in month.contracts}
    for contract, charge in connection.execute("SELECT DISTINCT contract, charge FROM costs").fetchall():
        rule = rules.get(contract, Allocation())
        connection.execute(
            "INSERT INTO rules VALUES (?, ?, ?, ?, ?)",
            [contract, charge, rule.basis_of(charge).value, rule.stage, rule.cm3_per_kg],
        )
    stage = " ".join(f"WHEN {text(kind)} THEN {text(word)}" for kind, word in STAGES.items())
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE whole AS SELECT row_number() OVER (ORDER BY"
        f" {', '.join(_SPLIT)}) AS split_id, c.*, r.allocated_by, r.cm3_per_kg,"
        f" CASE WHEN r.stage = '' THEN CASE c.subject {stage} END ELSE r.stage END AS stage"
        " FROM costs AS c JOIN rules AS r USING (contract, charge)"
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE members AS {_members(month)}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE splits AS {shared('whole', 'members')}")


def _members(month: Month) -> str:
    """Every parcel of every amount with what it counts, by the basis of the charge."""
    items = month.facts[DECLARATION_ITEMS.name].relation()
    legs = month.facts["legs"].relation()
    headings = (
        f"(SELECT declaration_id AS id, parcel_id, count(DISTINCT heading) AS headings FROM {items} AS i"
        " GROUP BY ALL)"
    )
    distances = (
        "(SELECT parcel_id, stage, CAST(max(distance) * 1000 AS HUGEINT) AS metres"
        f" FROM {legs} AS l GROUP BY ALL)"
    )
    weights = {
        Basis.PIECE: "1",
        Basis.GROSS_WEIGHT: gross("m.weight", "m.weight_uom"),
        Basis.VOLUME: volume("m"),
        Basis.CHARGEABLE_WEIGHT: chargeable("m.weight", "m.weight_uom", "m", "w.cm3_per_kg"),
        Basis.DISTANCE_WEIGHT: f"{gross('m.weight', 'm.weight_uom')} * l.metres",
        Basis.HEADING: "h.headings",
    }
    cases = " ".join(f"WHEN {text(basis.value)} THEN {weight}" for basis, weight in weights.items())
    return (
        f"SELECT w.split_id, b.parcel_id, CAST(CASE w.allocated_by {cases} END AS HUGEINT) AS weight"
        " FROM whole AS w JOIN belongs AS b ON b.kind = w.subject AND b.id = w.subject_id"
        " LEFT JOIN measured AS m ON m.subject_id = b.parcel_id"
        f" LEFT JOIN {headings} AS h ON h.id = b.id AND h.parcel_id = b.parcel_id"
        f" LEFT JOIN {distances} AS l ON l.parcel_id = b.parcel_id AND l.stage = w.stage"
    )


def _differing(month: Month) -> str:
    """The differences between the shares now and those written before."""
    names = [*_SPLIT, "parcel_id"]
    every = ", ".join(names)
    both = " AND ".join(f"n.{name} = o.{name}" for name in names)
    chosen = ", ".join(f"coalesce(n.{name}, o.{name}) AS {name}" for name in names)
    other = ("stage", "allocated_by", "business_date")
    told = ", ".join(f"coalesce(n.{name}, o.{name}) AS {name}" for name in other)
    last = ", ".join(f"max_by({name}, delta_no) AS {name}" for name in other)
    id_text = f"concat_ws(chr(31), {every}, CAST(delta_no AS VARCHAR))"
    return (
        f"WITH now AS (SELECT w.*, s.parcel_id, s.share FROM whole AS w JOIN splits AS s USING (split_id)),"
        f" old AS (SELECT {every}, sum(share) AS share, max(delta_no) AS delta_no, {last}"
        f" FROM {month.allocated.relation()} AS a SEMI JOIN costs AS c ON c.subject = a.subject"
        f" AND c.subject_id = a.subject_id GROUP BY {every}),"
        f" differing AS (SELECT {chosen}, {told}, coalesce(o.delta_no + 1, 0) AS delta_no,"
        " coalesce(n.share, 0) - coalesce(o.share, 0) AS share"
        f" FROM now AS n FULL JOIN old AS o ON {both})"
        f" SELECT md5({id_text}) AS allocation_id, *, TIMESTAMPTZ '{month.known_at.isoformat()}' AS known_at,"
        f" {text(month.run)} AS run FROM differing WHERE share <> 0"
    )
