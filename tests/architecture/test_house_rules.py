"""Rules of the house that no linter knows. Every exception stands in a list here, with its reason."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "quittance"

MAX_LINES = 300
# Module (from src/quittance) -> why it may be longer.
LONG_MODULES: dict[str, str] = {}
# Module -> why a float is right there. Amounts and quantities are never a reason.
FLOAT_MODULES: dict[str, str] = {
    "kernel/unit.py": "how alike two words are, for the hint after a misspelt unit",
}

CLOCK_CALLS = {
    "date.today",
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "time.monotonic",
    "time.time",
    "time.time_ns",
}

# Put together here, so that this file keeps its own rule.
MACHINE_PATH = re.compile(r"(?<![\w./*-])/(?:work|root)" + "/")
REGISTRY_HOSTS = ("pypi" + ".org", "python" + "hosted", "registry." + "npmjs", "deb." + "debian.org")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _modules(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (SOURCE / room).rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _repository_texts() -> Iterator[tuple[str, str]]:
    """Name and text of every file that is, or is about to be, in the repository."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listing.stdout.split("\0")):
        path = ROOT / name
        if path.is_file():
            data = path.read_bytes()
            if b"\0" not in data[:8192]:
                yield name, data.decode("utf-8", errors="replace")


def _report(problems: list[str]) -> None:
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def test_no_file_names_a_machine_path_or_a_package_registry() -> None:
    problems = []
    for name, text in _repository_texts():
        for number, line in enumerate(text.splitlines(), start=1):
            if MACHINE_PATH.search(line) or any(host in line for host in REGISTRY_HOSTS):
                problems.append(f"{name}:{number}: {line.strip()[:120]}")
    _report(problems)


def test_modules_stay_small() -> None:
    lengths = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in _modules(".")}
    _report(
        [
            f"src/quittance/{name}: {length} lines, more than {MAX_LINES}. Which second thing lives there?"
            for name, length in lengths.items()
            if length > MAX_LINES and name not in LONG_MODULES
        ]
    )
    stale = [name for name in LONG_MODULES if lengths.get(name, 0) <= MAX_LINES]
    assert not stale, f"No longer long, so take them out of the list: {stale}"


def test_every_package_says_what_it_is_for() -> None:
    folders = {path.parent for path in _modules(".")}
    problems = []
    for folder in sorted(folders):
        init = folder / "__init__.py"
        if not init.is_file():
            problems.append(f"{folder.relative_to(ROOT)}: no __init__.py")
        elif not ast.get_docstring(_tree(init)):
            problems.append(f"{init.relative_to(ROOT)}: no docstring")
    _report(problems)


def _float_places(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="float")) | ast.Constant(value=float()):
                yield node.lineno


def test_floats_never_meet_an_amount() -> None:
    found: dict[str, list[int]] = {}
    for path in _modules("kernel", "core", "engines"):
        if lines := sorted(_float_places(_tree(path))):
            found[_name(path)] = lines
    _report(
        [
            f"src/quittance/{name}: a float on lines {lines}; use Decimal or integers"
            for name, lines in found.items()
            if name not in FLOAT_MODULES
        ]
    )
    assert set(FLOAT_MODULES) <= set(found), "Take modules without floats out of the list."


def _clock_places(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in CLOCK_CALLS:
            yield node.lineno, ast.unparse(node)


def test_kernel_and_core_have_no_clock() -> None:
    _report(
        [
            f"src/quittance/{_name(path)}:{line}: {call} reads the clock; take the time as an argument"
            for path in _modules("kernel", "core")
            for line, call in _clock_places(_tree(path))
        ]
    )


@pytest.mark.parametrize(
    ("code", "floats", "clocks"),
    [
        ("x = float('1')", 1, 0),
        ("x = 0.1", 1, 0),
        ("isinstance(x, float)", 0, 0),
        ("from datetime import datetime as d\nfrom datetime import datetime\ndatetime.now()", 0, 1),
        ("import time\nclock = time.time", 0, 1),
    ],
)
def test_the_rules_above_see_what_they_forbid(code: str, floats: int, clocks: int) -> None:
    tree = ast.parse(code)
    assert len(list(_float_places(tree))) == floats
    assert len(list(_clock_places(tree))) == clocks


@pytest.mark.parametrize("text", [" /root" + "/x", "'/work" + "/main'", "=/work" + "/"])
def test_a_machine_path_is_seen(text: str) -> None:
    assert MACHINE_PATH.search(text)


@pytest.mark.parametrize("text", ["src/work/x", "./root/x", "how/root/y", "homework/"])
def test_a_folder_of_the_repository_is_no_machine_path(text: str) -> None:
    assert not MACHINE_PATH.search(text)
