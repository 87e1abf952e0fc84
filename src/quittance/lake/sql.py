"""Small pieces of DuckDB SQL."""

from __future__ import annotations

from collections.abc import Iterable


def quoted(name: str) -> str:
    """A column by its name, whatever words the language keeps for itself."""
    return f'"{name}"'


def joined(names: Iterable[str]) -> str:
    """Columns that together are one id: their texts, apart by a unit separator; one column is just itself."""
    columns = [quoted(name) for name in names]
    if len(columns) == 1:
        return columns[0]
    return f"concat_ws(chr(31), {', '.join(f'CAST({column} AS VARCHAR)' for column in columns)})"
