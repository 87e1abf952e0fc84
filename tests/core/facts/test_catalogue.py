"""The catalogue names each fact once, in known units, within bounds that 64-bit integers hold."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from quittance.core.facts.catalogue import AREAS, CATALOGUE
from quittance.core.facts.catalogue.calendar import PRICE_DATE
from quittance.core.facts.catalogue.measures import SIDES
from quittance.core.facts.column import DECIMALS, column_of, unit_of
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.lookup import find_definition, near_names
from quittance.core.facts.subjects import SUBJECTS
from quittance.kernel.unit import UnitsDoNotFit, compatible, parse_unit

NUMBERS = [definition for definition in CATALOGUE.values() if definition.kind is Kind.NUMBER]


def test_every_name_and_heading_means_one_fact() -> None:
    names = [name for d in CATALOGUE.values() for name in (d.name, *d.columns)]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert len(CATALOGUE) == sum(len(definitions) for _, definitions in AREAS)
    assert not set(names) & set(SIDES)


@pytest.mark.parametrize("found", NUMBERS, ids=lambda d: d.name)
def test_numbers_have_a_unit_and_fit_in_64_bits(found: FactDefinition) -> None:
    column = column_of(found)
    assert column.highest > 0
    assert column.highest * 10**column.decimals < 2**63
    assert (column.lowest < 0) == found.signed


@pytest.mark.parametrize("symbol", DECIMALS)
def test_other_units_fit_in_64_bits_too(symbol: str) -> None:
    unit = parse_unit(symbol)
    fitting = [d for d in NUMBERS if compatible(unit_of(d), unit)]
    assert fitting
    for definition in fitting:
        column = column_of(definition, unit)
        assert column.highest * 10**column.decimals < 2**63
        own = unit_of(definition)
        assert Fraction(column.highest) * unit.factor <= Fraction(definition.highest) * own.factor


def test_a_unit_of_something_else_is_refused() -> None:
    with pytest.raises(UnitsDoNotFit, match=r"weight is in kg"):
        column_of(CATALOGUE["weight"], parse_unit("cm"))


def test_every_source_of_a_derived_fact_exists() -> None:
    known = {*CATALOGUE, *SIDES, PRICE_DATE}
    assert all(set(definition.derived_from) <= known for definition in CATALOGUE.values())


def test_subjects_group_by_facts_and_are_priced_by_dates() -> None:
    for subject in SUBJECTS.values():
        assert CATALOGUE[subject.price_date].kind is Kind.DATE
        assert not subject.id_fact or CATALOGUE[subject.id_fact].kind is Kind.WORD


def test_what_a_tariff_declares_stands_before_the_catalogue() -> None:
    own = CATALOGUE["units"]
    assert find_definition("weight", {"weight": own}) is own
    assert find_definition("weight") is CATALOGUE["weight"]


@pytest.mark.parametrize("name", ["buy.remote_area", "vendor.x", "refunded.referral"])
def test_amounts_from_elsewhere_need_no_entry(name: str) -> None:
    found = find_definition(name)
    assert found is not None
    assert (found.unit, found.signed) == ("money", True)


def test_other_prefixes_are_unknown_and_near_names_are_found() -> None:
    assert find_definition("seller.remote_area") is None
    assert near_names("wieght")[0] == "weight"
