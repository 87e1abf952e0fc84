"""Every code that the program can say is shown by a folder of tests/errors, word for word as users see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quittance.core.contracts.findings import CONTRACT_FINDINGS
from quittance.core.parties.findings import PARTY_FINDINGS
from quittance.core.rating.refusals import Code
from quittance.core.tariff.analysis.catalogue import ANALYSIS_FINDINGS
from quittance.core.tariff.findings import FINDINGS
from tests.docs.reference import (
    ARRIVING,
    COMPLETENESS,
    CONTRADICTIONS,
    NOTICES,
    PARKED,
    TYPED,
    WORKSPACE,
    refusals,
)
from tests.support.errors import ERRORS, code_of, said, shown_folders


@pytest.mark.parametrize("folder", shown_folders(), ids=lambda folder: folder.name)
def test_what_is_said_is_what_the_folder_expects(folder: Path, tmp_path: Path) -> None:
    found = said(folder, tmp_path)
    assert code_of(folder) in found
    assert found == (folder / "expected.txt").read_text(encoding="utf-8"), (
        "run: python -m tests.interfaces.test_errors"
    )


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    codes = {
        *FINDINGS,
        *ANALYSIS_FINDINGS,
        *PARTY_FINDINGS,
        *CONTRACT_FINDINGS,
        *PARKED,
        *ARRIVING,
        *WORKSPACE,
        *CONTRADICTIONS,
        *COMPLETENESS,
        *TYPED,
        *NOTICES,
        *Code,
        *(code for code, _ in refusals()),
    }
    assert {code_of(path) for path in ERRORS.iterdir() if path.is_dir()} == {str(code) for code in codes}


if __name__ == "__main__":
    import tempfile

    for one in shown_folders():
        with tempfile.TemporaryDirectory() as work:
            (one / "expected.txt").write_text(said(one, Path(work)), encoding="utf-8")
