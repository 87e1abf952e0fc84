"""Whole amounts split by largest remainder, over columns: what `kernel.allocate` does, for many at once."""

from __future__ import annotations

from quittance.kernel.currency import known_currencies


def shared(whole: str, members: str) -> str:
    """A SELECT of `split_id`, `parcel_id`, `share`.

    `whole` is a relation of `split_id`, `amount`, `currency`; `members` one of `split_id`, `parcel_id` and
    `weight`, a whole number (null: nobody knows it). The shares of an amount are multiples of its currency's
    minor unit, or of 0.0001 if it is none itself, and add up to it. Of equal remainders the one comes first
    whose parcel's id does. An amount without members, with a weight that nobody knows, or by weights of
    nothing, has one row, without parcel: it cannot be allocated.
    """
    steps = "CAST(round(abs(amount) * 10000) AS HUGEINT)"
    return (
        f"WITH weighed AS (SELECT split_id, sum(weight) AS all_weights, bool_or(weight IS NULL) AS is_unknown"
        f" FROM {members} GROUP BY split_id),"
        f" sized AS (SELECT split_id, amount, {steps} AS steps, {_coarsest()} AS coarsest FROM {whole}),"
        " counted AS (SELECT split_id, amount, w.all_weights,"
        " CASE WHEN steps % coarsest = 0 THEN coarsest ELSE 1 END AS step,"
        " steps // CASE WHEN steps % coarsest = 0 THEN coarsest ELSE 1 END AS units"
        " FROM sized JOIN weighed AS w USING (split_id)"
        " WHERE NOT w.is_unknown AND w.all_weights > 0),"
        " parts AS (SELECT c.split_id, m.parcel_id, c.amount, c.step, c.units,"
        " (c.units * m.weight) // c.all_weights AS floor_share, (c.units * m.weight) % c.all_weights AS rest"
        f" FROM counted AS c JOIN {members} AS m USING (split_id)),"
        " ranked AS (SELECT *, units - sum(floor_share) OVER (PARTITION BY split_id) AS left_over,"
        " row_number() OVER (PARTITION BY split_id ORDER BY rest DESC, parcel_id) AS place FROM parts)"
        " SELECT split_id, parcel_id, CAST(sign(amount) * (floor_share + CASE WHEN place <= left_over THEN 1"
        " ELSE 0 END) * step AS DECIMAL(18, 0)) * CAST('0.0001' AS DECIMAL(4, 4)) AS share FROM ranked"
        " UNION ALL SELECT w.split_id, '', w.amount"
        f" FROM {whole} AS w ANTI JOIN counted AS c ON c.split_id = w.split_id"
    )


def _coarsest() -> str:
    """The minor unit of a currency in steps of 0.0001."""
    branches = " ".join(
        f"WHEN '{currency.code}' THEN {10 ** (4 - currency.exponent)}"
        for currency in known_currencies()
        if currency.exponent != 2
    )
    return f"CASE currency {branches} ELSE 100 END"
