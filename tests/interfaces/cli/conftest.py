"""The command line as a user calls it, without a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quittance.config.wiring import Wiring
from quittance.interfaces.cli.app import cli

ROOT = Path(__file__).parents[3]
TARIFFS = ROOT / "tariffs"

Run = Callable[..., Result]

CARD = """\
tariff     = "card"
title      = "A small card"
from       = 2026-01-01
side       = "buy"
currency   = "GBP"
vat        = "excluded"
per        = "parcel"
price_date = "ship_date"
trigger    = "first_scan"
source     = "made for a test"
trust      = "synthetic"

[terms]
minimum = "3.00 GBP"

[[line]]
measure = "format"
table   = "formats"

[[line]]
charge = "postage"
table  = "prices"
column = "service"

[[line]]
charge   = "fuel"
of       = ["postage"]
rate     = "10 %"
at_least = "minimum"
"""

FORMATS = """\
weight up to [g],format
750,letter
2000,parcel
"""

PRICES = """\
from,format is,weight up to [g],price:slow [GBP],price:fast [GBP]
2026-01-01,letter,750,2.00,3.00
2026-01-01,parcel,1000,4.00,5.00
2026-01-01,parcel,2000,5.00,6.50
2026-06-01,letter,1000,2.10,3.00
2026-06-01,parcel,1000,4.10,5.50
2026-06-01,parcel,2000,4.90,6.50
"""


@pytest.fixture
def run() -> Run:
    """Call the command with these arguments."""

    def call(*arguments: object) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments], obj=Wiring())

    return call


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A folder with a small tariff of two editions."""
    return write_card(tmp_path / "card")


def write_card(folder: Path, toml: str = CARD, prices: str = PRICES, formats: str = FORMATS) -> Path:
    folder.mkdir()
    (folder / "tariff.toml").write_text(toml, encoding="utf-8")
    (folder / "prices.csv").write_text(prices, encoding="utf-8")
    (folder / "formats.csv").write_text(formats, encoding="utf-8")
    return folder


QUOTE = ("--fact", "weight=0.5 kg", "--fact", "service=slow", "--fact", "ship_date=2026-02-01")
