"""The suite's own switches work: skips fail where all must run, soak tests wait to be asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.slow

SAMPLE = """
import pytest

def test_passes(): pass

def test_skips(): pytest.skip("no browser here")

@pytest.mark.xfail(reason="known", strict=True)
def test_known(): assert False

@pytest.mark.soak
def test_long(): pass
"""
WHOLE_MODULE = 'import pytest\npytest.importorskip("surely_not_installed")\ndef test_never(): pass\n'


def _run(folder: Path, source: str, **environment: str) -> str:
    shutil.copy(TESTS / "conftest.py", folder / "conftest.py")
    (folder / "test_sample.py").write_text(source, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = soak: long\n", encoding="utf-8")
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("QUITTANCE_", "PYTEST_"))
    }
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-rfE", str(folder)],
        cwd=folder,
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout


def test_a_skip_is_a_skip_at_a_desk(tmp_path: Path) -> None:
    assert "1 passed, 1 skipped, 1 deselected, 1 xfailed" in _run(tmp_path, SAMPLE)


def test_a_skip_is_a_failure_where_all_must_run(tmp_path: Path) -> None:
    out = _run(tmp_path, SAMPLE, QUITTANCE_REQUIRE_ALL="1")
    assert "1 failed, 1 passed, 1 deselected, 1 xfailed" in out
    assert "no browser here" in out


def test_a_soak_is_run_when_asked_for(tmp_path: Path) -> None:
    assert "2 passed, 1 skipped, 1 xfailed" in _run(tmp_path, SAMPLE, QUITTANCE_SOAK="1")


@pytest.mark.parametrize(
    ("required", "word"), [({}, "1 skipped"), ({"QUITTANCE_REQUIRE_ALL": "1"}, "1 error")]
)
def test_a_skipped_module_counts_too(tmp_path: Path, required: dict[str, str], word: str) -> None:
    assert word in _run(tmp_path, WHOLE_MODULE, **required)
