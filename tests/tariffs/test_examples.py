"""Every example of every card: the reference rater gives the published amounts, and the columnar engine the
same.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from quittance.adapters.tariff_files.load import load_tariff
from quittance.core.facts.entry import row_from_pairs
from quittance.core.facts.row import FactRow
from quittance.core.rating.rater import Rater
from quittance.core.rating.result import LineResult, State, SubjectResult
from quittance.core.tariff.plan import Plan
from quittance.kernel.unit import parse_compound
from tests.support.agree import rate_both, shown
from tests.support.agree_charges import charge_differences

HERE = Path(__file__).parent
TARIFFS = HERE.parent.parent / "tariffs"
EXAMPLES = [
    pytest.param(path.stem, example, id=f"{path.stem}-{at + 1}")
    for path in sorted(HERE.glob("*.toml"))
    for at, example in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["example"])
]
_AMOUNT = re.compile(r"(-?[0-9.]+) ?(.*)")


@cache
def plan_of(tariff: str) -> Plan:
    checked = load_tariff(TARIFFS / tariff)
    assert checked.plan is not None, [str(finding) for finding in checked.findings]
    return checked.plan


@pytest.mark.parametrize(("tariff", "example"), EXAMPLES)
def test_the_reference_rater_gives_the_published_amounts(tariff: str, example: dict[str, Any]) -> None:
    plan = plan_of(tariff)
    rows = [row_of(plan, pairs) for pairs in example["rows"]]

    results = Rater(plan).rate(rows)

    for expected in example["expect"]:
        for name, text in expected.items():
            if name not in ("id", "group", "subject"):
                result = result_for(results, expected, name)
                line = result.line(name)
                assert says(line, text, result.currency) == text, f"{example['says']}: {name} of {expected}"


CARDS = pytest.mark.parametrize("tariff", sorted({parameter.values[0] for parameter in EXAMPLES}))


@CARDS
def test_the_columnar_engine_agrees_on_all_examples_of_a_card(tariff: str) -> None:
    plan, rows = plan_of(tariff), rows_of(tariff)

    both = rate_both(plan, rows, {one.name: one for one in plan.declared})

    assert both.reference
    assert not both.differences, "\n".join(both.differences[:20])


@CARDS
def test_the_columnar_engine_agrees_on_every_column_of_every_charge(tariff: str) -> None:
    plan = plan_of(tariff)
    found = charge_differences(plan, rows_of(tariff), {one.name: one for one in plan.declared})
    assert not found, "\n".join(found[:20])


@CARDS
def test_both_refuse_alike_where_a_file_has_no_more_than_ids_and_days(tariff: str) -> None:
    plan = plan_of(tariff)
    days: dict[str, Any] = {line.price_date: plan.header.starts for line in plan.lines}
    kinds = {line.scope.subject for line in plan.lines if line.scope.subject} or {plan.header.subject}
    rows = [FactRow(kind, f"{kind}{at}", dict(days)) for kind in sorted(kinds) for at in range(2)]

    both = rate_both(plan, rows, {one.name: one for one in plan.declared})

    assert not both.differences, "\n".join(both.differences[:20])


def rows_of(tariff: str) -> list[FactRow]:
    """The facts of all examples of the card."""
    rows = []
    for at, parameter in enumerate(EXAMPLES):
        name, example = parameter.values
        if name == tariff:
            rows += [
                row_of(plan_of(tariff), {**pairs, "id": f"{at}-{pairs['id']}"}) for pairs in example["rows"]
            ]
    return rows


def row_of(plan: Plan, pairs: dict[str, str]) -> FactRow:
    facts = {name: value for name, value in pairs.items() if name not in ("subject", "id")}
    entry = row_from_pairs(
        pairs.get("subject", plan.header.subject),
        facts,
        {one.name: one for one in plan.declared},
        id=pairs["id"],
        time_zone=plan.header.time_zone,
    )
    assert not entry.findings, [str(finding) for finding in entry.findings]
    return entry.row


def result_for(results: list[SubjectResult], expected: dict[str, str], name: str) -> SubjectResult:
    wanted = expected.get("group", expected.get("id"))
    is_group = "group" in expected
    for result in results:
        same_kind = "subject" not in expected or result.scope.subject == expected["subject"]
        is_it = result.subject_id == wanted and result.scope.is_group is is_group and same_kind
        if is_it and any(line.line.name == name for line in result.lines):
            return result
    raise AssertionError(f"no result for {wanted}: {[(str(r.scope), r.subject_id) for r in results]}")


def says(line: LineResult, like: str, currency: str) -> str:
    """What the line came to, written as the expectation is."""
    if line.state is State.REFUSED:
        return f"refused {line.refusal}"
    if line.state is State.ABSENT:
        return "absent"
    if isinstance(line.value, bool):
        return "yes" if line.value else "no"
    if isinstance(line.value, str):
        return line.value
    match = _AMOUNT.fullmatch(like)
    assert match, f"{like!r} is not an amount, and the line is {line.value}"
    decimals = len(match[1].partition(".")[2])
    if line.line.type.is_money:
        value = Fraction(line.value or 0)
        assert (value * 10**decimals).denominator == 1 or decimals >= 2, f"{line.value} is finer than {like}"
        return f"{_decimal(value, decimals)} {currency}"
    unit = parse_compound(match[2]) if match[2] else parse_compound("1")
    return f"{_decimal(Fraction(shown(line.value, unit.factor)), decimals)} {match[2]}".strip()


def _decimal(value: Fraction, decimals: int) -> str:
    scaled = value * 10**decimals
    if scaled.denominator != 1:
        return str(value)
    return f"{Decimal(scaled.numerator).scaleb(-decimals):f}"
