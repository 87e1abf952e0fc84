"""Nested tables as TOML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from quittance.adapters.tariff_files.toml_text import toml_key, toml_value


def in_order(value: Any) -> Any:
    """The value with the keys of every table in it by name: databases keep them in orders of their own."""
    if isinstance(value, Mapping):
        return {key: in_order(one) for key, one in sorted(value.items())}
    return [in_order(one) for one in value] if isinstance(value, list) else value


def toml_lines(values: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[str]:
    """The values of the table at `path`, then the tables in it, each under its heading."""
    plain = {key: value for key, value in values.items() if not _is_table(value) and not _is_tables(value)}
    longest = max((len(toml_key(key)) for key in plain), default=0)
    for key, value in plain.items():
        yield f"{toml_key(key).ljust(longest)} = {_value(value)}"
    for key, value in values.items():
        inner = (*path, key)
        heading = ".".join(map(toml_key, inner))
        if _is_table(value):
            yield from ("", f"[{heading}]", *toml_lines(value, inner))
        elif _is_tables(value):
            for one in value:
                yield from ("", f"[[{heading}]]", *toml_lines(one, inner))


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_tables(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and bool(value) and all(map(_is_table, value))


def _value(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return toml_value(value)
