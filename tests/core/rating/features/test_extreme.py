from __future__ import annotations

from fractions import Fraction

from quittance.core.rating.result import State
from quittance.core.rating.telling.numbers import number_text
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.extreme import Extreme
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.when import IsYes
from quittance.core.tariff.operand import FactRead
from quittance.kernel.unit import parse_unit
from tests.support.plans import PARCEL, Sheet, base
from tests.support.rows import rate_one


def _sheet(greatest: bool = True) -> Sheet:
    """WFS: unit weight or in3 / 139."""
    sheet = Sheet(currency="USD")
    divisor = sheet.rate("1 lb per 139 in3")
    sheet.measure(
        "dim",
        Basis(sheet.reads("volume")),
        Priced(None, (divisor,)),
        unit="lb",
        when=IsYes(FactRead("media")),
    )
    names = ("weight", "dim")
    sheet.measure("used", Extreme(greatest, sheet.reads(*names), names), unit="lb", scope=PARCEL)
    return sheet


def test_the_greater_wins_by_name() -> None:
    """10 x 40 x 40 in, unit 10 lb: volumetric 115.11 lb is used (Walmart's own example)."""
    line = rate_one(_sheet(), weight="10 lb", volume="16000 in3", media=True).line("used")
    assert line.winner == "dim"
    assert line.value == Fraction(base("16000 lb")) / 139
    assert number_text(line.value, parse_unit("lb")) == "115.107914 lb"


def test_the_least_wins_by_name() -> None:
    line = rate_one(_sheet(False), weight="10 lb", volume="16000 in3", media=True).line("used")
    assert (line.winner, line.value) == ("weight", base("10 lb"))


def test_absent_ones_are_skipped() -> None:
    line = rate_one(_sheet(), weight="10 lb", volume="16000 in3", media=False).line("used")
    assert (line.winner, line.value) == ("weight", base("10 lb"))


def test_of_equals_the_first_named_wins() -> None:
    line = rate_one(_sheet(), weight="1 lb", volume="139 in3", media=True).line("used")
    assert line.winner == "weight"


def test_none_left_makes_the_line_absent() -> None:
    sheet = Sheet()
    sheet.charge("cost", Extreme(True, sheet.reads("buy.a", "vendor.a"), ("buy.a", "vendor.a")))
    assert rate_one(sheet).line("cost").state is State.ABSENT
