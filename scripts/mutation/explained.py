"""Survivors that somebody looked at and found harmless, each with its reason."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("survivors.toml")


def unexplained(module: str, alive: Mapping[str, str]) -> dict[str, str]:
    """The survivors (by name their change) of a module that no entry of the file is about. An entry is known
    by the lines it takes out and puts in, since numbers of mutants move with the code.
    """
    entries = tomllib.loads(FILE.read_text(encoding="utf-8")).get("survivor", [])
    known = {_bare(entry["change"]) for entry in entries if entry["module"] == module and entry["why"]}
    return {name: diff for name, diff in alive.items() if _bare(diff) not in known}


def _bare(diff: str) -> str:
    return "\n".join(f"{line[:1]}{line[1:].strip()}" for line in diff.strip().splitlines())
