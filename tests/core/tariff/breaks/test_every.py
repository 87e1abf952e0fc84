"""No number that a tariff compares something with is without its break."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from quittance.adapters.tariff_files.load import load_tariff
from quittance.core.tariff.breaks.every import breaks
from quittance.core.tariff.breaks.model import Number
from quittance.core.tariff.features.above import Above
from quittance.core.tariff.features.extreme import Extreme
from quittance.core.tariff.features.limits import AtLeast, AtMost
from quittance.core.tariff.features.offer import Budget
from quittance.core.tariff.features.top_up import TopUp
from quittance.core.tariff.features.when import Compare
from quittance.core.tariff.operand import Literal
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.table import Phrase
from quittance.core.tariff.walk import parts
from quittance.kernel.exact import Exact
from tests.core.tariff.sheet import plan_of
from tests.generated.judge import trial_of

TARIFFS = Path(__file__).parents[4] / "tariffs"
_LIMITS = (Phrase.UP_TO, Phrase.UNDER, Phrase.AT_LEAST, Phrase.OVER)


def literal_limits(plan: Plan) -> Iterator[Exact]:
    """Every number on a line that decides between two ways, found without the code under test."""
    for node in parts(plan.lines):
        match node:
            case Compare(left, _, right):
                yield from (one.value for one in (left, right) if isinstance(one, Literal))
            case AtLeast(Literal() as limit) | AtMost(Literal() as limit) | Above(Literal() as limit):
                yield limit.value
            case TopUp(_, Literal() as target, _):
                yield target.value
            case Budget(amount):
                yield amount.value
            case Extreme(_, operands, _):
                yield from (one.value for one in operands if isinstance(one, Literal))
            case _:
                pass


def cell_limits(plan: Plan) -> Iterator[tuple[str, int | None, Exact]]:
    """Every number under a limit heading of a table that some line reads."""
    read = {line.row.table for line in plan.lines if line.row is not None}
    for table in plan.tables:
        for row in table.rows if table.name in read else ():
            for key, cell in zip(table.keys, row.keys, strict=True):
                if key.phrase in _LIMITS and isinstance(cell, (Decimal, Fraction)):
                    yield row.place.file, row.place.line, cell


def check(plan: Plan) -> None:
    found = list(breaks(plan))
    numbers = [one.moved.limit for one in found if isinstance(one.moved, Number)]
    missing = [limit for limit in literal_limits(plan) if limit not in numbers]
    assert not missing
    cells = {
        (one.place.file, one.place.line, one.moved.limit) for one in found if isinstance(one.moved, Number)
    }
    assert not [cell for cell in cell_limits(plan) if cell not in cells]


@pytest.mark.parametrize("path", sorted(TARIFFS.glob("*/tariff.toml")), ids=lambda path: path.parent.name)
def test_every_limit_of_a_card_has_a_break(path: Path) -> None:
    plan = load_tariff(path.parent).plan
    assert plan is not None
    check(plan)


@pytest.mark.parametrize("theme", ["rows", "currencies", "groups", "versions"])
@pytest.mark.parametrize("seed", range(25))
def test_every_limit_of_a_generated_tariff_has_a_break(theme: str, seed: int) -> None:
    for plan in trial_of(theme, seed, 1).plans:
        check(plan)


def test_of_three_names_each_meets_the_best_of_the_others() -> None:
    body = """
        [[line]]
        measure = "billed"
        greatest_of = ["weight", "net_weight", "hub_weight"]
        [[line]]
        charge = "fee"
        of     = "billed"
        rate   = "1 GBP per exact kg"
    """
    labels = [one.label for one in breaks(plan_of(body))]
    assert labels == [f"billed greatest_of {name}" for name in ("weight", "net_weight", "hub_weight")]


def test_an_edition_has_one_break_however_many_rows_it_has() -> None:
    table = "from, zone is, price [GBP]\n2026-01-01, A, 1\n2026-02-01, A, 2\n2026-02-01, B, 3\n"
    found = list(breaks(plan_of('[[line]]\ncharge = "fee"\ntable = "prices"', prices=table)))
    assert [(one.label, one.place.line) for one in found] == [("from", 2), ("from", 3)]
