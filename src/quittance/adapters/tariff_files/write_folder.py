"""A tariff written as a folder: `tariff.toml` and one CSV file a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path

from quittance.adapters.tariff_files.toml_text import toml_key, toml_value
from quittance.core.tariff.source import SourceTable, SourceTariff, SourceValue
from quittance.kernel.refusal import Refusal


class FolderNotEmpty(Refusal):
    """The folder to write to has files that the tariff would be mixed up with."""

    code = "FOLDER_NOT_EMPTY"


def write_folder(source: SourceTariff, path: Path) -> None:
    """Write the tariff into the folder `path`, which is made if needed. Refuses with `FolderNotEmpty`."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise FolderNotEmpty(f"{path} is there already and not an empty folder.", "Name a new folder.")
    path.mkdir(parents=True, exist_ok=True)
    (path / "tariff.toml").write_text("\n".join(_toml_lines(source)) + "\n", encoding="utf-8")
    for table in source.tables.values():
        (path / f"{table.name}.csv").write_text(table_csv(table), encoding="utf-8")


def table_csv(table: SourceTable) -> str:
    """The table as the text of a CSV file."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([heading.text for heading in table.headings])
    for row in table.rows:
        writer.writerow([cell.text for cell in row.cells])
    return text.getvalue()


def _toml_lines(source: SourceTariff) -> Iterator[str]:
    yield from _pairs(source.header)
    if source.terms:
        yield from ("", "[terms]", *_pairs(source.terms))
    for kind, sections in (("facts", source.facts), ("index", source.indexes)):
        for name, section in sections.items():
            yield from ("", f"[{kind}.{toml_key(name)}]", *_pairs(section.values))
    for line in source.lines:
        yield from ("", "[[line]]", *_pairs(line.values))


def _pairs(values: Mapping[str, SourceValue]) -> Iterator[str]:
    keys = [toml_key(key) for key in values]
    longest = max(map(len, keys), default=0)
    for key, value in zip(keys, values.values(), strict=True):
        yield f"{key.ljust(longest)} = {toml_value(value.value)}"
