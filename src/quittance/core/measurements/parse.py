"""A table `[billing_weight]` of a contract becomes a rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from quittance.core.measurements.rule import (
    DATES,
    DECLARED,
    READERS,
    BillingWeightRule,
    Choose,
    Final,
    Tolerance,
)
from quittance.core.measurements.size import LARGEST, size_of
from quittance.kernel.quantity import Quantity
from quittance.kernel.refusal import Refusal
from quittance.kernel.unit import convert, parse_unit

KEYS = (
    "sources", "certified", "choose", "at_least", "at_most", "within", "tolerance", "bands", "final",
)  # fmt: skip
_PERCENT = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))? ?%")
_FINAL = re.compile(r"(\d{1,4}) days? after (\w+)")


class BadBillingWeight(Refusal):
    """The billing weight source of a contract says something that it cannot say."""

    code = "BAD_BILLING_WEIGHT"


def parse_billing_weight(table: Mapping[str, Any], where: str = "[billing_weight]") -> BillingWeightRule:
    """The rule that a table of a contract's file says, as `tomllib` reads it; `where` stands in refusals.

        [billing_weight]
        sources   = [["re-measure", "sorter", "cubing"], "declared"]
        certified = true
        choose    = "last"                # first, last, maximum or median
        at_least  = "0.01 kg"
        at_most   = "70 kg"
        within    = "30 %"                # of the median of the readings of one group
        tolerance = "5 %"                 # of the declared weight; or "0.1 kg", or "band"
        bands     = ["1 kg", "2 kg", "5 kg"]
        final     = "30 days after delivered_date"

    Only `sources` must be there. Refuses with `BadBillingWeight`.
    """
    if wrong := [name for name in table if name not in KEYS]:
        raise BadBillingWeight(f"{where}: there is no {wrong[0]}.", f"Known: {', '.join(KEYS)}.")
    bands = tuple(_weight(where, "bands", text) for text in _list(where, "bands", table.get("bands", [])))
    if any(size_of(low) >= size_of(high) for low, high in pairwise(bands)):
        raise BadBillingWeight(f"{where}: bands go up, each weight once.")
    lowest, highest = (
        _weight(where, name, table[name]) if name in table else None for name in ("at_least", "at_most")
    )
    if lowest is not None and highest is not None and size_of(lowest) > size_of(highest):
        raise BadBillingWeight(f"{where}: at_least {lowest} is more than at_most {highest}.")
    return BillingWeightRule(
        steps=_steps(where, table),
        certified=_yes_no(where, table.get("certified", False)),
        choose=_choose(where, table.get("choose", "last")),
        lowest=lowest,
        highest=highest,
        within_hundredths=_percent(where, "within", table["within"]) if "within" in table else None,
        tolerance=_tolerance(where, table["tolerance"], bands) if "tolerance" in table else None,
        bands=bands,
        final=_final(where, table["final"]) if "final" in table else None,
    )


def _steps(where: str, table: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    given = _list(where, "sources", table.get("sources", []))
    steps = tuple(tuple(step) if isinstance(step, list) else (step,) for step in given)
    named = [reader for step in steps for reader in step]
    known = f"Known: {', '.join(READERS)}."
    if not steps or not all(steps):
        raise BadBillingWeight(f"{where} does not say whose readings count.", f"sources = [...]. {known}")
    for reader in named:
        if reader not in READERS:
            raise BadBillingWeight(f"{where}: nobody reads weights as {reader!r}.", known)
        if named.count(reader) > 1:
            raise BadBillingWeight(f"{where}: {reader} stands twice among the sources.")
    return steps


def _list(where: str, name: str, given: Any) -> list[Any]:
    if not isinstance(given, list):
        raise BadBillingWeight(f"{where}: {name} is a list in brackets.")
    return given


def _yes_no(where: str, given: Any) -> bool:
    if not isinstance(given, bool):
        raise BadBillingWeight(f"{where}: certified is true or false.")
    return given


def _choose(where: str, given: Any) -> Choose:
    if given not in set(Choose):
        raise BadBillingWeight(f"{where}: choose is {given!r}.", f"Known: {', '.join(Choose)}.")
    return Choose(given)


def _weight(where: str, name: str, given: Any) -> Quantity:
    try:
        found = Quantity.parse(given if isinstance(given, str) else "")
        kilograms = convert(found.value, found.unit, parse_unit("kg"))
    except Refusal:
        raise BadBillingWeight(f"{where}: {name} has no weight {given!r}.", 'Write "0.5 kg".') from None
    if not 0 <= kilograms <= LARGEST:
        raise BadBillingWeight(f"{where}: {name} {found} is no weight of a parcel.")
    return found


def _percent(where: str, name: str, given: Any) -> int:
    found = _PERCENT.fullmatch(given if isinstance(given, str) else "")
    if found is None:
        raise BadBillingWeight(f"{where}: {name} is {given!r}.", 'Write "30 %", at most two decimals.')
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def _tolerance(where: str, given: Any, bands: tuple[Quantity, ...]) -> Tolerance:
    if given == "band":
        if not bands:
            raise BadBillingWeight(f"{where}: a tolerance by band needs bands.", 'bands = ["1 kg", "2 kg"]')
        return Tolerance(is_band=True)
    if isinstance(given, str) and given.endswith("%"):
        return Tolerance(percent_hundredths=_percent(where, "tolerance", given))
    return Tolerance(weight=_weight(where, "tolerance", given))


def _final(where: str, given: Any) -> Final:
    found = _FINAL.fullmatch(given if isinstance(given, str) else "")
    if found is None or found[2] not in DATES:
        raise BadBillingWeight(
            f"{where}: final is {given!r}.",
            f'Write "30 days after delivered_date". Days that count: {", ".join(DATES)}.',
        )
    return Final(int(found[1]), found[2])


__all__ = ["DECLARED", "KEYS", "BadBillingWeight", "parse_billing_weight"]
