from __future__ import annotations

import pytest

from quittance.kernel.counted import filled


@pytest.mark.parametrize(("rows", "text"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1200, "1,200 rows")])
def test_a_number_brings_its_noun(rows: int, text: str) -> None:
    assert filled("{rows:row|rows}", {"rows": rows}) == text


def test_what_is_no_count_stays_as_it_is() -> None:
    values = {"name": "a", "rows": 1200, "yes": True}
    assert filled("{name} {rows} {rows:,} {yes}", values) == "a 1200 1,200 True"
