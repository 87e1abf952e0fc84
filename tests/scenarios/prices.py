"""After each run, the charges of a pack come to the prices that the run rated, as far as they are due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from tests.scenarios.packs import Pack, Run
from tests.scenarios.sums import NOTHING, money
from tests.scenarios.tables import Row

Key = tuple[str, str, str, str]
"""Contract, kind of subject, its id, charge code."""


def deltas_sum_to_the_price(pack: Pack) -> Iterator[str]:
    """After each run that rates, the charges of a subject and code sum to its price, if it is due; what the
    run no longer prices sums to nothing."""
    for number, run in enumerate(pack.runs):
        if run.rates:
            runs = {one.id for one in pack.runs[: number + 1]}
            yield from _after(pack, run, runs)


def _after(pack: Pack, run: Run, runs: set[str]) -> Iterator[str]:
    contracts = {
        str(row["tariff"]): str(row["contract"]) for row in pack.rows("books/contracts") if row["tariff"]
    }
    tariffs = {pack.tariffs[name].header.tariff for name in run.rates}
    rated = {contracts[tariff] for tariff in tariffs if tariff in contracts}
    prices: dict[Key, Decimal] = defaultdict(Decimal)
    for row in pack.rows("expected/rated"):
        if row["run"] == run.id and row["code"] is not None:
            key = _key(contracts.get(str(row["tariff"]), "no contract"), row)
            prices[key] = money(row, "amount") if state(pack, runs, key) == "due" else NOTHING
    charged: dict[Key, dict[object, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for one in pack.rows("expected/charges"):
        if one["run"] in runs and one["contract"] in rated and one["rule"] != "vendor_line":
            charged[_key(str(one["contract"]), one)][one["side"]] += money(one, "amount")
    for key in prices.keys() | charged.keys():
        for total in charged[key].values() or [NOTHING]:
            if total != prices[key]:
                yield (
                    f"after run {run.id}: charges of {' '.join(key)} sum to {total}, the price as known is "
                    f"{prices[key]}"
                )


def _key(contract: str, row: Row) -> Key:
    return contract, str(row["subject"]), str(row["subject_id"]), str(row["code"])


def state(pack: Pack, runs: set[str], key: Key) -> str:
    """What the latest of these runs derived for a charge: due, reversed, waived ..."""
    found = "not_due"
    for row in pack.rows("expected/derived"):
        code = key[3] if row["code"] == "*" else str(row["code"])
        if row["run"] in runs and (*_key(str(row["contract"]), row)[:3], code) == key:
            found = str(row["state"])
    return found


def deltas_are_numbered(pack: Pack) -> Iterator[str]:
    """The charges of a subject and code are numbered from 0 in the order in which they became known."""
    found: dict[tuple[object, ...], list[object]] = defaultdict(list)
    for one in pack.rows("expected/charges"):
        found[one["side"], *_key(str(one["contract"]), one)].append(one["delta_no"])
    for key, numbers in found.items():
        if numbers != list(range(len(numbers))):
            yield f"charges of {' '.join(map(str, key))} have the numbers {numbers}"


CHECKS = (deltas_are_numbered, deltas_sum_to_the_price)
