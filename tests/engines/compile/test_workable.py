"""A tariff that no query could work out exactly is a finding, before any fact is rated."""

from __future__ import annotations

from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.times import Times
from quittance.core.tariff.operand import CellRead, FactRead
from quittance.engines.compile.workable import unworkable
from tests.support.plans import ROUND, Sheet


def test_a_tariff_of_ordinary_numbers_is_workable() -> None:
    sheet = Sheet()
    sheet.charge(
        "freight", Basis(sheet.reads("weight")), Priced(None, (sheet.rate("0.35 GBP per exact kg"),)), ROUND
    )

    assert unworkable(sheet.plan()) == ()


def test_more_than_38_digits_is_a_finding_with_a_hint() -> None:
    sheet = Sheet()
    volumes = [Times(FactRead("volume")) for _ in range(4)]
    sheet.measure("absurd", Basis(sheet.reads("volume")), *volumes, unit="m3")
    sheet.charge("freight", Priced(sheet.amount("1.00 GBP")), Times(sheet.read("absurd")), ROUND)

    findings = unworkable(sheet.plan())

    assert [finding.code for finding in findings] == ["TOO_MANY_DIGITS"]
    assert "38" in findings[0].message
    assert "Round" in findings[0].hint


def test_a_table_with_too_many_combinations_is_a_finding() -> None:
    sheet = Sheet()
    headings = "longest up to [cm], median up to [cm], shortest up to [cm], weight up to [kg], size"
    rows = [f"{at}, {at}, {at}, {at}, size_{at}" for at in range(1, 60)]
    sheet.table("sizes", headings, *rows)
    sheet.measure("size", OwnCell("size"), table="sizes")
    sheet.table("prices", "size is, price [GBP]", "size_1, 1.00")
    sheet.charge("freight", Priced(CellRead("price")), ROUND, table="prices")

    findings = unworkable(sheet.plan())

    assert [finding.code for finding in findings] == ["TABLE_TOO_WIDE"]
    assert "combinations" in findings[0].message
