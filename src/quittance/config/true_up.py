"""The differences between two rated files, for the command line."""

from __future__ import annotations

from pathlib import Path

import duckdb

from quittance.adapters.rated_files.origin import read_origin
from quittance.engines.duckdb.true_up import true_up
from quittance.interfaces.cli.tools import Total
from quittance.kernel.refusal import Refusal


class OtherForm(Refusal):
    """A rated file has one row a fact where one row a charge is needed."""

    code = "OTHER_FORM"


def differences(before: Path, after: Path, out: Path) -> tuple[Total, ...]:
    """Writes them to `out`, and gives their sums by charge code. Refuses with `NotRated` or `OtherForm`."""
    for path in (before, after):
        if read_origin(path).form != "charge":
            raise OtherForm(
                f"{path} has one row a fact, so bearers and codes cannot be told apart.",
                "Rate it with --form charge.",
            )
    out.parent.mkdir(parents=True, exist_ok=True)
    found = true_up(before, after, out, duckdb.connect())
    return tuple(Total(one.tariff, one.code, one.currency, one.count, one.amount) for one in found)
