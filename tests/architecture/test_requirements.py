"""The lists of what we need agree with each other, and every pin carries its hashes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements"
NAMES = ("bootstrap", "runtime", "dev", "spark")


def _wanted(name: str) -> list[str]:
    """The requirement lines of an .in file and of the files it includes."""
    lines: list[str] = []
    for raw in (REQUIREMENTS / f"{name}.in").read_text(encoding="utf-8").splitlines():
        line = raw.split("#")[0].strip()
        if line.startswith("-r "):
            lines += _wanted(Path(line[3:].strip()).stem)
        elif line:
            lines.append(line)
    return lines


def _key(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def _pins(name: str) -> dict[str, str]:
    """Each pinned release with its whole entry."""
    text = (REQUIREMENTS / f"{name}.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)
    return {entry.split()[0]: entry for entry in entries if "==" in entry}


def test_the_package_asks_for_what_the_runtime_list_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert sorted(project["dependencies"], key=str.lower) == sorted(_wanted("runtime"), key=str.lower)


def test_the_extra_for_spark_asks_for_what_its_list_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["optional-dependencies"]["spark"] == _wanted("spark")


@pytest.mark.parametrize("name", NAMES)
def test_the_lock_covers_its_list(name: str) -> None:
    pinned = {_key(pin) for pin in _pins(name)}
    missing = {_key(requirement) for requirement in _wanted(name)} - pinned
    assert not missing, f"run `make lock`: {missing}"


@pytest.mark.parametrize("name", NAMES)
def test_every_pin_has_hashes(name: str) -> None:
    bare = [pin for pin, entry in _pins(name).items() if "--hash=sha256:" not in entry]
    assert not bare


@pytest.mark.parametrize("name", ["bootstrap", "runtime"])
def test_developers_run_the_releases_that_users_run(name: str) -> None:
    assert set(_pins(name)) <= set(_pins("dev"))
