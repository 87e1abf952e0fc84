"""A text inside SQL is read back as it was."""

from __future__ import annotations

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from quittance.kernel.sql_literal import text


@given(st.text(st.characters(blacklist_characters="\0", blacklist_categories=("Cs",))))
def test_a_database_reads_what_was_meant(value: str) -> None:
    assert duckdb.execute(f"SELECT {text(value)}").fetchall() == [(value,)]
