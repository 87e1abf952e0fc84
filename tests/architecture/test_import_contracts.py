"""The rooms import downwards only, and the kernel needs nothing but the standard library."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KERNEL = ROOT / "src" / "quittance" / "kernel"


def test_every_import_contract_is_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [linter, "--no-cache", "--config", ROOT / ".importlinter"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        pytest.fail(f"An import goes the wrong way:\n{run.stdout}{run.stderr}", pytrace=False)
    assert "0 broken" in run.stdout


def _imported_roots(path: Path) -> set[str]:
    roots: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            roots.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            roots.add(node.module.split(".")[0])
    return roots


def test_kernel_needs_only_the_standard_library() -> None:
    foreign = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in KERNEL.rglob("*.py")
        for name in _imported_roots(path)
        if name != "quittance" and name not in sys.stdlib_module_names
    }
    assert not foreign


def test_importing_the_package_loads_nothing_else() -> None:
    """A command that prints its version must not wait for DuckDB."""
    code = (
        "import sys; before = set(sys.modules); import quittance; "
        "print(*sorted(set(sys.modules) - before - {'quittance'}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
