"""The tariff of a version, checked anew from the text in the books."""

from __future__ import annotations

import tempfile
from pathlib import Path

from quittance.adapters.tariff_files.load import read_tariff
from quittance.app.contracts.models import ContractVersion
from quittance.core.tariff.check import check
from quittance.core.tariff.difference.compare import Version


def tariff_of(version: ContractVersion) -> Version:
    """The tariff as written and as checked. Not for one that ends its contract."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in version.files.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        source = read_tariff(Path(folder))
    plan = check(source).plan
    assert plan is not None, "what is in the books was checked when it was loaded"
    return Version(source, plan)
