"""Parties as TOML files that differ only where the parties do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from quittance.adapters.party_files.read import FOLDER
from quittance.adapters.party_files.toml_file import CODE
from quittance.adapters.tariff_files.toml_text import toml_value
from quittance.core.parties.item import Item, Value, in_order
from quittance.core.parties.said import said_values


def write_folder(folder: Path, parties: Sequence[tuple[str, Sequence[Item]]]) -> tuple[int, int]:
    """Writes `parties/CODE.toml` for each; how many files are new or different, and how many as they were."""
    inside = folder / FOLDER
    inside.mkdir(parents=True, exist_ok=True)
    written = same = 0
    for code, items in parties:
        path = inside / f"{code}.toml"
        text = toml_text(code, items)
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            same += 1
        else:
            path.write_text(text, encoding="utf-8")
            written += 1
    return written, same


def toml_text(code: str, items: Sequence[Item]) -> str:
    """The text of the file of one party."""
    return "".join([f"{CODE} = {toml_value(code)}\n", *(_section(item) for item in in_order(items))])


def _section(item: Item) -> str:
    values = dict(said_values(item))
    longest = max(map(len, values))
    return f"\n[[{item.kind}]]\n" + "".join(_lines(values, longest))


def _lines(values: dict[str, Value], longest: int) -> Iterator[str]:
    for name, value in values.items():
        yield f"{name:{longest}} = {toml_value(value)}\n"
