"""Every folder under `scenarios/` is a pack that can be read, adds up, and comes out as it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.scenarios import names, papers, prices, sums
from tests.scenarios.cells import how_many
from tests.scenarios.packs import Pack, folders, load, shared
from tests.scenarios.situations import AMOUNTS, missing_amounts
from tests.scenarios.stages import STAGES, differences
from tests.scenarios.tables import BadPack

CHECKS = (*names.CHECKS, *sums.CHECKS, *prices.CHECKS, *papers.CHECKS, missing_amounts)
each_pack = pytest.mark.parametrize("path", folders(), ids=lambda path: path.name)


def stage_tests() -> list[Any]:
    """A test of every pack and stage; a stage that is not built yet is known to fail."""
    found = []
    for path in folders():
        try:
            pack = load(path)
        except BadPack:  # the other tests of the pack say what is wrong
            continue
        for stage in pack.stages:
            marks = [] if stage in pack.proven else [_not_built(stage)]
            found.append(pytest.param(pack, stage, id=f"{path.name}-{stage}", marks=marks))
    return found


def _not_built(stage: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=f"the stage {stage} is not built yet")


@pytest.mark.parametrize(("pack", "stage"), stage_tests())
def test_a_stage_makes_the_rows_that_the_pack_expects(pack: Pack, stage: str) -> None:
    found = differences(pack.expected(stage), STAGES[stage](pack))
    assert not found, "\n".join(found)


@each_pack
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_pack_is_consistent(path: Any, check: Callable[[Pack], Iterator[str]]) -> None:
    found = list(check(load(path)))
    if found:
        pytest.fail("\n".join(f"{path.name}: {one}" for one in found), pytrace=False)


@each_pack
def test_every_pack_rates_something(path: Any) -> None:
    pack = load(path)
    assert "rated" in pack.proven, "a pack has tariffs and facts that they rate"
    assert any(row["amount"] is not None for row in pack.rows("expected/rated"))


def test_numbers_are_given_once_and_every_situation_has_its_pack() -> None:
    numbers = [load(path).number for path in folders()]
    assert len(set(numbers)) == len(numbers)
    assert set(AMOUNTS) <= set(numbers)


def test_accounts_and_reasons_are_closed_lists() -> None:
    for name, column in (("accounts", "account"), ("reasons", "reason")):
        found = [row[column] for row in shared(name)]
        assert found == sorted(found, key=str), f"{name}.csv is in order"
        assert len(set(found)) == len(found)


def test_a_range_stands_for_so_many() -> None:
    assert [how_many(id) for id in ("P1", "M-0001..M-1437", "a..b")] == [1, 1437, 1]
    with pytest.raises(ValueError, match="no range"):
        how_many("M-1..N-9")


def test_there_is_a_row_of_amounts_for_all_twenty_situations() -> None:
    assert sorted(AMOUNTS) == list(range(1, 21))
