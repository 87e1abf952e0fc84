"""What the relation derives in SQL is what the core derives row by row."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quittance.adapters.fact_files import fact_rows, open_facts
from quittance.core.facts.entry import row_from_pairs

SIDE = st.none() | st.decimals(0, 400, places=2)
POSTCODE = st.sampled_from(
    ["IV1 1AA", "iv11aa", "EC1A1BB", "01067", "1012 AB", "00-950", "K1A0B6", "", "D02 X285"]
)
UNITS = {"girth": "cm", "length_girth": "cm", "volume": "m3"}
GIVEN = st.none() | st.decimals(0, 900, places=2)
ROW = st.fixed_dictionaries(
    {
        "length": SIDE, "width": SIDE, "height": SIDE, "girth": GIVEN, "length_girth": GIVEN, "volume": GIVEN,
        "dest_postcode": POSTCODE, "dest_district": st.none() | st.sampled_from(["IV9", "X"]),
    }
)  # fmt: skip


@pytest.mark.slow
@given(st.lists(ROW, min_size=1, max_size=6))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_derived_facts_agree(tmp_path: Path, rows: list[dict[str, Decimal | str | None]]) -> None:
    path = tmp_path / "facts.csv"
    names = list(rows[0])
    lines = [",".join(["order_id", *names])]
    lines += [
        ",".join([f"O{at}", *(str(row[name] if row[name] is not None else "") for name in names)])
        for at, row in enumerate(rows)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    expected = []
    for at, row in enumerate(rows):
        pairs = {
            name: str(value) if isinstance(value, str) else f"{value} {UNITS.get(name, 'cm')}"
            for name, value in row.items()
            if value is not None
        }
        entry = row_from_pairs("order", pairs, id=f"O{at}")
        assert entry.findings == ()
        expected.append(entry.row)
    with duckdb.connect() as connection:
        (source,) = open_facts(path, kinds=["order"], connection=connection, work=tmp_path / "work")
        assert [(row.id, dict(row.values)) for row in fact_rows(source, connection)] == [
            (row.id, dict(row.values)) for row in expected
        ]
