"""Terms are read whole, and whatever is wrong with one is a finding that names its key."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from quittance.core.contracts.reading import Table
from quittance.core.contracts.terms.payment import PaymentTerms
from quittance.core.contracts.terms.service import Capacity
from quittance.core.contracts.terms.terms import Terms, read_terms, terms_of
from quittance.kernel.finding import Finding
from quittance.kernel.money import Money

WHOLE: dict[str, Any] = {
    "time_zone": "Europe/London",
    "notice": "30 days",
    "services": {"delivery": "principal", "customs": "disclosed agent"},
    "exchange": {
        "rate": "mid",
        "source": "ecb",
        "date": "day before invoice",
        "margin": "0.5 %",
        "rounding": "half up to 0.01",
    },
    "payment": {"days": "30 days", "from": "end of month"},
    "billing": {
        "cycle": "calendar",
        "calendar": "carrier-a-weeks",
        "method": "self-billing",
        "floor": "0.50 GBP",
    },
    "minimum": {"amount": "500.00 GBP", "per": "month"},
    "tolerance": [{"level": "line", "amount": "0.05 GBP"}, {"level": "aggregate", "percent": "2 %"}],
    "billing_weight": {"sources": [["cubing", "sorter"], "declared"], "choose": "median"},
    "finality": {"sell": "14 days after delivered", "buy": "45 days after delivered"},
    "back_billing": "90 days",
    "claims": "21 days",
    "allocation": {"by": "gross_weight", "charges": {"fuel": "piece"}, "cm3_per_kg": 5000},
    "dispositions": {"below floor": "keep open", "too late": "write off"},
}


def findings_of(said: dict[str, Any]) -> list[Finding]:
    findings: list[Finding] = []
    read_terms(Table("contract.toml", said, findings, path=("terms",)))
    return findings


def test_a_contract_that_says_nothing_has_the_notice_that_the_law_gives() -> None:
    assert terms_of({}) == Terms(time_zone="UTC", notice_days=15)


def test_everything_is_read() -> None:
    assert findings_of(WHOLE) == []
    terms = terms_of(WHOLE)
    assert terms.services[1].capacity is Capacity.DISCLOSED_AGENT
    assert terms.exchange is not None
    assert terms.exchange.margin == Decimal("0.5")
    assert str(terms.exchange.rounding) == "half up to 0.01"
    assert terms.billing is not None
    assert terms.billing.floor == Money.of("0.50", "GBP")
    assert [(one.side, one.days, one.event) for one in terms.finality] == [
        ("sell", 14, "delivered"),
        ("buy", 45, "delivered"),
    ]
    assert {one.level: one.percent for one in terms.tolerances} == {"line": None, "aggregate": Decimal(2)}
    assert (terms.back_billing_days, terms.claim_days, terms.notice_days) == (90, 21, 30)
    assert terms.allocation.basis_of("fuel") == "piece"
    assert terms.allocation.basis_of("freight") == "gross_weight"
    assert [(one.cause, one.action) for one in terms.dispositions] == [
        ("below floor", "keep open"),
        ("too late", "write off"),
    ]


WRONG: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"time_zone": "Europe/Londn"}, "TERM_BAD_VALUE", "terms.time_zone is 'Europe/Londn'"),
    ({"notice": 15}, "TERM_BAD_VALUE", "terms.notice is 15"),
    ({"colour": "red"}, "TERM_UNKNOWN", "no terms.colour"),
    ({"services": {"delivery": "agent"}}, "TERM_UNKNOWN", "terms.services.delivery is 'agent'"),
    ({"services": "delivery"}, "TERM_BAD_VALUE", "terms.services is 'delivery'"),
    ({"exchange": {"rate": "mid", "source": "ecb", "date": "invoice"}}, "TERM_MISSING", "exchange.rounding"),
    ({"exchange": {**WHOLE["exchange"], "rounding": "to cents"}}, "TERM_BAD_VALUE", "exchange.rounding"),
    ({"exchange": {**WHOLE["exchange"], "margin": "a half"}}, "TERM_BAD_VALUE", "exchange.margin"),
    ({"payment": {"from": "receipt"}}, "TERM_MISSING", "terms.payment.days"),
    ({"payment": {"days": "30"}}, "TERM_BAD_VALUE", "terms.payment.days"),
    ({"billing": {"cycle": "calendar", "method": "invoice"}}, "TERM_BAD_VALUE", "terms.billing.cycle"),
    ({"billing": {"cycle": "month", "method": "barter"}}, "TERM_UNKNOWN", "terms.billing.method"),
    ({"minimum": {"amount": "500", "per": "month"}}, "TERM_BAD_VALUE", "terms.minimum.amount"),
    ({"tolerance": [{"level": "line"}]}, "TERM_MISSING", "neither amount nor percent"),
    ({"tolerance": [WHOLE["tolerance"][0]] * 2}, "TERM_BAD_VALUE", "two tolerances"),
    ({"finality": {"sell": "14 days"}}, "TERM_BAD_VALUE", "terms.finality.sell"),
    ({"billing_weight": {"sources": ["hub"]}}, "TERM_BAD_VALUE", "terms.billing_weight"),
    ({"allocation": {"by": "weight"}}, "TERM_UNKNOWN", "terms.allocation.by"),
    ({"allocation": {"cm3_per_kg": 0}}, "TERM_BAD_VALUE", "terms.allocation.cm3_per_kg"),
    ({"dispositions": {"lost": "waive"}}, "TERM_UNKNOWN", "terms.dispositions.lost"),
)


@pytest.mark.parametrize(("said", "code", "says"), WRONG)
def test_what_is_wrong_is_found_and_named(said: dict[str, Any], code: str, says: str) -> None:
    (finding,) = findings_of(said)
    assert finding.code == code
    assert says in finding.message
    assert finding.hint


def test_end_of_month_counts_from_the_last_day_of_the_month() -> None:
    assert PaymentTerms(30, "end of month").due_on(date(2028, 2, 3)) == date(2028, 3, 30)
    assert PaymentTerms(30, "invoice date").due_on(date(2028, 2, 3)) == date(2028, 3, 4)
