"""Scenario packs as the tests read them: a folder under `scenarios/` with story, tariffs, facts and what must
come out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from quittance.adapters.tariff_files.load import load_tariff
from quittance.core.facts.definition import FactDefinition
from quittance.core.tariff.plan import Plan
from tests.scenarios.columns import BOOKS, EXPECTED, FACTS, PRICED, SHARED, STAGE_FILES, Columns
from tests.scenarios.tables import BadPack, Row, read_priced, read_table

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios"
_FOLDER = re.compile(r"(\d\d)-[a-z0-9]+(-[a-z0-9]+)*")
_BESIDE = ("story.md", "pack.toml", "tariffs", "facts", "books", "expected")


@dataclass(frozen=True, slots=True)
class Run:
    """A run with the time up to which it knows; `rates` are the tariffs that it rates by."""

    id: str
    known_at: datetime
    says: str
    rates: tuple[str, ...] = ()
    closed_before: date | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A charge that this pack leaves open in one coverage; `account` holds it, where not the usual one."""

    charge: str
    kind: str
    why: str
    account: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """One folder. Tables are named `facts/parcels`, `books/parties`, `expected/charges`."""

    path: Path
    number: int
    title: str
    proven: tuple[str, ...]
    not_yet: tuple[str, ...]
    runs: tuple[Run, ...]
    open: tuple[Open, ...]
    story: str
    tariffs: dict[str, Plan] = field(repr=False)
    tables: dict[str, list[Row]] = field(repr=False)

    def rows(self, table: str) -> list[Row]:
        """The rows of a table; none if the pack has no such table."""
        return self.tables.get(table, [])

    def expected(self, stage: str) -> dict[str, list[Row]]:
        """What a stage must make, by table."""
        return {name: self.rows(f"expected/{name}") for name in STAGE_FILES[stage]}

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages that the pack has rows for, in the order of the flow."""
        made = {name for name in self.tables if name.startswith("expected/")}
        return tuple(
            stage for stage, files in STAGE_FILES.items() if any(f"expected/{file}" in made for file in files)
        )


def folders() -> list[Path]:
    """Every folder under `scenarios/`; each is a pack."""
    return sorted(path for path in SCENARIOS.iterdir() if path.is_dir())


@cache
def shared(name: str) -> list[Row]:
    """A table that all packs use: `accounts` or `reasons`."""
    return read_table(SCENARIOS / f"{name}.csv", SHARED[name])


@cache
def load(path: Path) -> Pack:
    """The pack in a folder. Raises `BadPack` with a sentence that says what is wrong and where."""
    found = _FOLDER.fullmatch(path.name)
    if not found:
        raise BadPack(f"{path.name}: a pack's folder is called NN-short-name, such as 01-withheld.")
    for inside in sorted(path.iterdir()):
        if inside.name not in _BESIDE:
            raise BadPack(f"{path.name}/{inside.name}: a pack has only {', '.join(_BESIDE)}.")
    for needed in ("story.md", "pack.toml"):
        if not (path / needed).is_file():
            raise BadPack(f"{path.name}: there is no {needed}.")
    head = tomllib.loads((path / "pack.toml").read_text(encoding="utf-8"))
    _known_keys(path, head, ("number", "title", "proven", "not_yet", "run", "open"))
    if head.get("number") != int(found[1]):
        raise BadPack(f"{path.name}/pack.toml: number is {head.get('number')}, the folder says {found[1]}.")
    tariffs = {folder.name: _plan(folder) for folder in sorted((path / "tariffs").glob("*"))}
    pack = Pack(
        path=path,
        number=head["number"],
        title=head["title"],
        proven=tuple(head["proven"]),
        not_yet=tuple(head["not_yet"]),
        runs=tuple(_run(path, run) for run in head.get("run", [])),
        open=tuple(_open(path, one) for one in head.get("open", [])),
        story=(path / "story.md").read_text(encoding="utf-8"),
        tariffs=tariffs,
        tables=_tables(path, {one.name: one for plan in tariffs.values() for one in plan.declared}),
    )
    if set(pack.stages) != {*pack.proven, *pack.not_yet}:
        raise BadPack(
            f"{path.name}/pack.toml: proven and not_yet name {sorted({*pack.proven, *pack.not_yet})}, "
            f"the tables under expected are of {sorted(pack.stages)}."
        )
    return pack


def _tables(path: Path, declared: dict[str, FactDefinition]) -> dict[str, list[Row]]:
    tables = {}
    known: dict[str, dict[str, Columns]] = {"facts": FACTS, "books": BOOKS, "expected": EXPECTED}
    for folder, fixed in known.items():
        names = [*PRICED, *fixed] if folder == "facts" else [*fixed]
        for file in sorted((path / folder).glob("*")):
            if file.suffix != ".csv" or file.stem not in names:
                raise BadPack(
                    f"{path.name}/{folder}/{file.name}: no such table. Known: {', '.join(sorted(names))}."
                )
            priced = folder == "facts" and file.stem in PRICED
            tables[f"{folder}/{file.stem}"] = (
                read_priced(file, declared) if priced else read_table(file, fixed[file.stem])
            )
    return tables


def _plan(folder: Path) -> Plan:
    checked = load_tariff(folder)
    if checked.plan is None:
        raise BadPack("\n".join(f"{folder.name}: {finding}" for finding in checked.findings))
    if checked.plan.header.tariff != folder.name.partition("@")[0]:
        raise BadPack(f"{folder.name}: its tariff.toml is called {checked.plan.header.tariff}.")
    return checked.plan


def _run(path: Path, given: dict[str, Any]) -> Run:
    _known_keys(path, given, ("id", "known_at", "says", "rates", "closed_before"))
    known_at = given["known_at"]
    if not isinstance(known_at, datetime) or known_at.tzinfo is None:
        raise BadPack(f"{path.name}/pack.toml: known_at of run {given['id']} has no offset.")
    return Run(
        given["id"], known_at, given["says"], tuple(given.get("rates", ())), given.get("closed_before")
    )


def _open(path: Path, given: dict[str, Any]) -> Open:
    _known_keys(path, given, ("charge", "kind", "why", "account"))
    return Open(given["charge"], given["kind"], given["why"], given.get("account", ""))


def _known_keys(path: Path, given: dict[str, Any], keys: tuple[str, ...]) -> None:
    for key in given:
        if key not in keys:
            raise BadPack(f"{path.name}/pack.toml: {key!r} is unknown. Known: {', '.join(keys)}.")
