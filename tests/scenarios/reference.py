"""The page of all scenario packs, made from their folders: python -m tests.scenarios.reference writes it."""

from __future__ import annotations

import re

from tests.scenarios.columns import BOOKS, EVERY_FACT, EXPECTED, FACTS, PRICED, STAGE_FILES, Columns
from tests.scenarios.packs import ROOT, Pack, folders, load
from tests.scenarios.stages import STAGES

PAGE = ROOT / "docs" / "reference" / "scenarios.md"

_HEAD = """# Scenario packs

This page is made from the packs: run `python -m tests.scenarios.reference` after changing one.

A pack is a folder under `scenarios/` with a story, tariffs, facts and the exact rows that must come out of
them. Its number is that of the situation it settles. A stage is *proven* when tests compare what the program
makes with the rows of the pack, and *not yet* while the part of the program that makes it is still to be
built. [The settlement model](../explanation/settlement-model.md) tells what the stages are,
[add a scenario](../how-to/add-a-scenario.md) how to write a pack.
"""

_TABLES = (
    "A column with `?` may be empty. Every row of facts has "
    + ", ".join(f"`{name}`" for name in EVERY_FACT)
    + " besides.\nWhat tariffs price stands in "
    + ", ".join(f"`facts/{name}.csv` (`{id_column}`)" for name, (_, id_column) in PRICED.items())
    + ";\nthe column in brackets has the id, the others are facts as [the catalogue](facts.md) or a tariff "
    "of the pack names them.\n"
)


def page() -> str:
    """The page as it should be."""
    packs = [load(path) for path in folders()]
    stages = [
        f"| {stage} | {', '.join(f'`{file}.csv`' for file in files)} | {_count(packs, stage, True)} | "
        f"{_count(packs, stage, False)} |"
        for stage, files in STAGE_FILES.items()
    ]
    rows = [
        f"| {pack.number} | [{pack.title}](../../scenarios/{pack.path.name}/story.md) | "
        f"{first_sentence(pack)} | {', '.join(pack.proven)} | {', '.join(_in_order(pack.not_yet))} |"
        for pack in packs
    ]
    expected = sum(
        len(rows) for pack in packs for name, rows in pack.tables.items() if name.startswith("expected/")
    )
    parts = [
        _HEAD,
        f"{len(packs)} packs, {expected:,} expected rows.\n",
        "| no. | title | story | proven | not yet |\n|---|---|---|---|---|\n" + "\n".join(rows) + "\n",
        "## Stages\n",
        "| stage | tables under `expected` | packs that prove it | packs that wait for it |\n"
        "|---|---|---|---|\n" + "\n".join(stages) + "\n",
    ]
    parts += ["## Tables\n", _TABLES, *map(_table, ("facts", "books", "expected"))]
    return "\n".join(parts)


def _table(folder: str) -> str:
    tables: dict[str, Columns] = {"facts": FACTS, "books": BOOKS, "expected": EXPECTED}[folder]
    rows = []
    for name, columns in tables.items():
        shown = [_column(column, kind) for column, kind in columns.items() if _own(folder, column, kind)]
        rows.append(f"| `{folder}/{name}.csv` | {', '.join(shown)} |")
    return "| table | columns |\n|---|---|\n" + "\n".join(rows) + "\n"


def _own(folder: str, name: str, kind: str) -> bool:
    return folder != "facts" or EVERY_FACT.get(name) != kind


def _column(name: str, kind: str) -> str:
    return f"{name}?" if kind.endswith("?") else name


def first_sentence(pack: Pack) -> str:
    """The first sentence of the story, after its title."""
    text = " ".join(line for line in pack.story.splitlines() if not line.startswith("#")).strip()
    return re.split(r"(?<=[.!?])\s", text)[0]


def _in_order(stages: tuple[str, ...]) -> list[str]:
    return [stage for stage in STAGES if stage in stages]


def _count(packs: list[Pack], stage: str, proven: bool) -> int:
    return sum(stage in (pack.proven if proven else pack.not_yet) for pack in packs)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT).as_posix())
