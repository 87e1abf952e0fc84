"""The page of all scenario packs, made from their folders: python -m tests.scenarios.reference writes it."""

from __future__ import annotations

import re

from tests.scenarios.columns import STAGE_FILES
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
    return "\n".join(parts)


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
