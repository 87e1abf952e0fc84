from __future__ import annotations

import pytest

from quittance.core.tariff.features.registry import GATES, STEPS
from quittance.core.tariff.passes.names import LINE_KEYS
from tests.core.tariff.sheet import checked, codes_of

FEE = '[[line]]\ncharge = "fee"\nprice = "1.00 GBP"\n'


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ('charge = "residential"', 'Call it residential_fee; code = "residential" keeps it on paper.'),
        ('discount = "insured"', 'Call it insured_discount; code = "insured" keeps it on paper.'),
        ('measure = "weight"', "Call it billed_weight."),
    ],
)
def test_a_line_with_the_name_of_a_fact_is_offered_another(line: str, hint: str) -> None:
    (finding,) = checked(f'[[line]]\n{line}\nprice = "1.00 GBP"').findings[:1]
    assert (finding.code, finding.hint) == ("FACT_AND_LINE", hint)


def test_no_key_belongs_to_two_features() -> None:
    assert len(LINE_KEYS) == len(set(LINE_KEYS))
    assert all(feature.read for feature in (*GATES, *STEPS))


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ('[[line]]\nprice = "1.00 GBP"', ["MISSING_KEY"]),
        ('[[line]]\ncharge = "fee"\nmeasure = "fee"\nprice = "1.00 GBP"', ["DO_NOT_MIX"]),
        ('[[line]]\ncharge = "the fee"\nprice = "1.00 GBP"', ["BAD_VALUE"]),
        ('[[line]]\ncharge = "weight"\nprice = "1.00 GBP"', ["FACT_AND_LINE"]),
        (FEE + 'pric = "1.00 GBP"', ["UNKNOWN_KEY"]),
        (FEE + '[[line]]\ncharge = "other"\nprice = "1.00 GBP"\n' + FEE, ["ALTERNATIVES_APART"]),
        ("", ["MISSING_KEY"]),
    ],
)
def test_names(body: str, codes: list[str]) -> None:
    assert [code for code in codes_of(body) if code != "ALTERNATIVE_NEVER_REACHED"] == codes


def test_a_misspelt_key_comes_with_its_neighbours() -> None:
    (finding,) = checked(FEE + 'at_leest = "1.00 GBP"').errors
    assert finding.hint.startswith("Did you mean at_least")


@pytest.mark.parametrize("name", ["buy.transport", "vendor.remote_area", "refunded.referral"])
def test_amounts_from_elsewhere_are_facts(name: str) -> None:
    assert codes_of(f'[[line]]\ncharge = "fee"\nof = ["{name}"]\nrate = "10 %"') == []


@pytest.mark.parametrize("keys", ['of = ""', "times = []", 'table = ""', "bearer = {}"])
def test_an_empty_value_is_no_value(keys: str) -> None:
    assert "BAD_VALUE" in codes_of(FEE + keys)
