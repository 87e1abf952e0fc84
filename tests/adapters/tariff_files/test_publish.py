"""A seal changes the header and nothing else, wherever the header ends."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from quittance.adapters.tariff_files.publish import sealed

TARIFFS = sorted((Path(__file__).parents[3] / "tariffs").glob("*/tariff.toml"))
HASH = "sha256:abc"


@pytest.mark.parametrize("path", TARIFFS, ids=lambda path: path.parent.name)
def test_only_one_line_comes_in(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    new = sealed(text, HASH)
    assert tomllib.loads(new) == {**tomllib.loads(text), "published": HASH}
    assert [line for line in new.split("\n") if line not in text.split("\n")] == [f'published  = "{HASH}"']


@pytest.mark.parametrize(
    "text",
    [
        'tariff = "a"',
        'tariff = "a"\npublished = "sha256:old"\ntitle = "b"\n[[line]]\ncharge = "c"\n',
        'tariff = "a"\nnote = """x\n[terms]\n# y"""\n\n# next\n[terms]\nz = "1"\n',
        'tariff = "a"\nnote = """x\n[[line]]\npublished = 1\n"""\n',
    ],
)
def test_awkward_headers_are_sealed_too(text: str) -> None:
    assert tomllib.loads(sealed(text, HASH)) == {**tomllib.loads(text), "published": HASH}


def test_sealing_twice_keeps_one_line() -> None:
    text = 'tariff = "a"\n\n# ---- lines\n[[line]]\ncharge = "c"\n'
    once = sealed(text, HASH)
    assert sealed(once, HASH) == once
    assert once == f'tariff = "a"\npublished  = "{HASH}"\n\n# ---- lines\n[[line]]\ncharge = "c"\n'
