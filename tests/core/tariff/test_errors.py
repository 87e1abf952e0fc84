"""Every finding of the catalogue has a small tariff in tests/errors that prints it as written there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quittance.adapters.tariff_files.load import load_tariff
from quittance.core.tariff.findings import FINDINGS

ERRORS = Path(__file__).parents[2] / "errors"
FOLDERS = sorted(path for path in ERRORS.iterdir() if path.is_dir() and not list(path.glob("run.*")))


def _printed(folder: Path) -> str:
    text = "".join(f"{finding}\n" for finding in load_tariff(folder).findings)
    return re.sub(r"sha256:[0-9a-f]{64}", "sha256:…", text)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_findings_are_printed_as_expected(folder: Path) -> None:
    assert _printed(folder) == (folder / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_shows_the_finding_it_is_called_after(folder: Path) -> None:
    assert folder.name.split("-")[0] in {finding.code for finding in load_tariff(folder).findings}


def test_every_finding_has_a_folder() -> None:
    assert {folder.name.split("-")[0] for folder in FOLDERS} == set(FINDINGS)


def test_every_finding_says_what_it_means_and_what_to_do() -> None:
    for code, kind in FINDINGS.items():
        assert code == kind.code
        assert re.fullmatch(r"[A-Z][A-Z_]+", code)
        assert kind.meaning.endswith(".")
        assert kind.hint.endswith(".")


if __name__ == "__main__":
    for one in FOLDERS:
        (one / "expected.txt").write_text(_printed(one), encoding="utf-8")
