"""A rate as the card prints it: "0.40 USD per exact lb", "1 lb per 139 in3", "1.5 %"."""

from __future__ import annotations

from collections.abc import Mapping

from quittance.core.rating.case import Work
from quittance.core.tariff.line import Line
from quittance.core.tariff.table import Table


def rate_text(line: Line, work: Work, tables: Mapping[str, Table]) -> str:
    """The rate that was applied, empty if none was."""
    return ""
