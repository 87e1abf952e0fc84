"""Reference pages say what the code says today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.reference import ARRIVING, NOTICES, PAGES, PARKED, REFERENCE, TYPED, WORKSPACE

SOURCE = Path(__file__).resolve().parents[2] / "src" / "quittance"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_made_is_current(name: str) -> None:
    made = PAGES[name]()
    assert (REFERENCE / name).read_text(encoding="utf-8") == made, "run: python -m tests.docs.reference"


def test_every_reason_to_park_a_row_is_on_the_page() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (SOURCE / "adapters" / "fact_files").glob("*.py")]
    codes = {code for text in texts for code in re.findall(r'(?:Problem|_unreadable)\(\s*"([A-Z_]+)"', text)}
    assert codes == set(PARKED)


def test_every_finding_made_elsewhere_is_on_the_page() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    codes = {code for text in texts for code in re.findall(r'Finding\(\s*"([A-Z_]+)"', text)}
    assert codes <= set(PARKED) | set(TYPED) | set(NOTICES) | set(WORKSPACE) | {"UNITS_DO_NOT_FIT"}


def test_every_reason_to_keep_a_row_out_of_the_lake_is_on_the_page() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (SOURCE / "lake" / "arrivals").glob("*.py")]
    codes = {code for text in texts for code in re.findall(r'"([A-Z]+_[A-Z_]+)"', text)}
    assert codes - {"LONG_AGO", "UNITS_TOO_FINE"} | {"CONFLICTING_ROWS"} == set(ARRIVING)
