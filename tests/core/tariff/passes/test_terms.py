from __future__ import annotations

from decimal import Decimal

from tests.core.tariff.sheet import checked, codes_of, steps_of


def test_a_number_stays_a_literal() -> None:
    steps = steps_of('[terms]\nminimum = "2.50 GBP"\n[[line]]\ncharge = "fee"\nprice = "minimum"')
    assert steps[0].price.value == Decimal("2.50")


def test_rates_are_read_by_rate_alone() -> None:
    terms = '[terms]\nkilo = "0.40 GBP per started kg"\n'
    assert codes_of(terms + '[[line]]\ncharge = "fee"\nof = "weight"\nrate = "kilo"') == []
    assert codes_of(terms + '[[line]]\ncharge = "fee"\nprice = "kilo"') == ["KIND_MISMATCH"]


def test_texts_that_are_no_term() -> None:
    line = '[[line]]\ncharge = "fee"\nprice = "1.00 GBP"'
    assert codes_of(f'[terms]\nlimit = "5 kgs"\n{line}') == ["BAD_VALUE"]
    assert codes_of(f'[terms]\nLimit = "5 kg"\n{line}') == ["BAD_VALUE"]
    assert codes_of(f'[terms]\nweight = "5 kg"\n{line}') == ["NAME_TWICE"]


def test_a_term_that_nobody_reads_is_a_warning() -> None:
    findings = checked('[terms]\nlimit = "5 kg"\n[[line]]\ncharge = "fee"\nprice = "1.00 GBP"').findings
    assert [(finding.code, finding.severity) for finding in findings] == [("UNUSED_TERM", "warning")]
