from __future__ import annotations

import json
from decimal import Decimal

from quittance.core.rating.as_json import as_json
from quittance.core.rating.rater import Rater
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.when import All, Compare, Comparison, InTable, IsYes
from quittance.core.tariff.line import Commercial
from quittance.core.tariff.operand import FactRead
from quittance.core.tariff.scope import Scope
from quittance.kernel.period import PeriodWord
from tests.support.plans import ROUND, Sheet
from tests.support.rows import rate_one, row


def _sheet() -> Sheet:
    sheet = Sheet(currency="USD")
    sheet.measure(
        "dim", Basis(sheet.reads("volume")), Priced(None, (sheet.rate("1 lb per 139 in3"),)), unit="lb"
    )
    sheet.table("card", "dim up to [lb], rate [USD per exact lb]", "9, 1.00")
    half = (("seller", Decimal("0.5")), ("platform", Decimal("0.5")))
    priced = Priced(None, (sheet.rate_cell("exact lb"),))
    sheet.charge(
        "freight", Basis(sheet.reads("dim")), priced, ROUND, table="card", commercial=Commercial(bearer=half)
    )
    heavy = Compare(FactRead("weight"), Comparison.MORE, sheet.amount("10 lb"))
    sheet.table("remote", "dest_postcode starts with", "IV", soft=True)
    sheet.charge(
        "extra",
        Priced(sheet.amount("1 USD")),
        ROUND,
        when=All((IsYes(FactRead("media")), heavy, InTable("remote"))),
    )
    return sheet


def test_everything_survives_json_and_no_digit_is_lost() -> None:
    result = rate_one(_sheet(), volume="278 in3", media=True, weight="2 lb")
    said = json.loads(json.dumps(as_json(result), ensure_ascii=False))
    assert said["amounts"][0] == {
        "line": 2, "name": "freight", "code": "freight", "role": "charge", "amount": "2.00",
        "provisional": False,
        "bearers": [{"bearer": "seller", "amount": "1"}, {"bearer": "platform", "amount": "1"}],
    }  # fmt: skip
    dim, freight, extra = said["lines"]
    assert (dim["value"], dim["outcome"]) == ("0.90718474", "2 lb")
    assert freight["row"] == {"file": "card.csv", "line": 2}
    assert freight["steps"][-1] == {"step": "RoundedToMinorUnit", "value": "2.00"}
    assert extra["reason"]["code"] == "compare"
    assert extra["reason"]["operand"] == "weight"
    assert (said["total"], said["refusal"], said["price_date"]) == ("2.00", "", "2026-03-10")


def test_a_number_without_end_stays_a_ratio() -> None:
    said = as_json(rate_one(_sheet(), volume="100 in3", media=False))
    assert said["lines"][0]["value"] == "45359237/139000000"


def test_a_refusal_and_a_group() -> None:
    said = as_json(rate_one(_sheet(), media=False), "zh")
    assert (said["total"], said["refusal"], said["refused_line"]) == (None, "MISSING_FACT", "dim")
    assert said["lines"][0]["how"] == "拒绝 MISSING_FACT：缺少事实 volume"
    sheet = Sheet()
    sheet.charge(
        "monthly", Priced(sheet.amount("1 GBP")), ROUND, scope=Scope("parcel", ("account",), PeriodWord.MONTH)
    )
    said = as_json(Rater(sheet.plan()).rate([row(account="A")])[0])
    assert (said["scope"], said["keys"]) == ("parcel by account, month", {"account": "A"})
