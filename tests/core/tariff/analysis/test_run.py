"""All analyses together, on every tariff of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from quittance.adapters.tariff_files.load import load_tariff
from quittance.core.tariff.analysis.catalogue import ANALYSIS_FINDINGS
from quittance.core.tariff.analysis.run import ANALYSES, analyse
from quittance.core.tariff.findings import FINDINGS
from quittance.kernel.finding import Severity

TARIFFS = sorted(path.parent for path in (Path(__file__).parents[4] / "tariffs").glob("*/tariff.toml"))


@pytest.mark.parametrize("path", TARIFFS, ids=lambda path: path.name)
def test_findings_are_catalogued_placed_and_in_reading_order(path: Path) -> None:
    plan = load_tariff(path).plan
    assert plan is not None
    found = analyse(plan)
    assert list(found) == sorted(found)
    for finding in found:
        assert finding.severity is ANALYSIS_FINDINGS[finding.code].severity
        assert finding.place is not None
        assert finding.place.line
        assert finding.hint


def test_no_analysis_stops_a_tariff() -> None:
    assert all(kind.severity is not Severity.ERROR for kind in ANALYSIS_FINDINGS.values())


def test_no_code_means_two_things() -> None:
    assert not set(FINDINGS) & set(ANALYSIS_FINDINGS)


def test_the_list_names_every_analysis_once() -> None:
    assert len(set(ANALYSES)) == len(ANALYSES) == 9
