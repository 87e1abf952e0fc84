"""`quittance demo market`: a marketplace in a workspace, with what comes late."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interfaces.cli.conftest import Run

pytestmark = pytest.mark.slow


def test_a_marketplace_is_set_up_rated_corrected_and_explained(run: Run, tmp_path: Path) -> None:
    result = run("demo", "market", "--folder", tmp_path / "market", "--parcels", "600")
    assert result.exit_code == 0, result.output
    said = result.stdout
    for part in (
        "410 parties, 13 contracts",
        "first rating",
        "another weight is billed",
        "nothing changed",
        "NL > DE",
        "in all",
        "The weight billed last is that of the reading P",
    ):
        assert part in said, said
    verified = run("rate", "verify", "--period", "2026-04", "--workspace", tmp_path / "market")
    assert verified.exit_code == 0, verified.output
