"""Facts that follow from others: sorted sides, girth, volume, parts of postcodes, and a subject's own id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from quittance.core.facts.catalogue.measures import SIDES, SORTED_SIDES
from quittance.core.facts.postcode import area, district
from quittance.core.facts.row import FactRow, Value
from quittance.core.facts.subjects import SUBJECTS
from quittance.kernel.exact import Exact, add, as_fraction, multiply

_ENDS = ("origin", "dest")


def complete(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with every derived fact that they allow, exactly; what is given is kept.

    `length`, `width`, `height`, which no card means, become `longest`, `median`, `shortest`; numbers are in
    base units. A fact whose sources are not all there stays missing.
    """
    done = {name: value for name, value in values.items() if name not in SIDES}
    sides = _sorted_sides(values)
    if sides is not None:
        longest, median, shortest = sides
        done.update(zip(SORTED_SIDES, sides, strict=True))
        girth = _number(done.get("girth", _around(median, shortest)))
        done.setdefault("length_girth", add(longest, girth))
        done.setdefault("volume", multiply(multiply(longest, median), shortest))
    if "median" in done and "shortest" in done:
        done.setdefault("girth", _around(_number(done["median"]), _number(done["shortest"])))
    for end in _ENDS:
        postcode = done.get(f"{end}_postcode")
        if isinstance(postcode, str):
            _put(done, f"{end}_district", district, postcode)
            _put(done, f"{end}_area", area, postcode)
    return done


def make_row(subject: str, id: str, values: Mapping[str, Value]) -> FactRow:
    """A row with its derived facts and, unless given, its own id as a fact (an order's `order_id`)."""
    done = complete(values)
    kind = SUBJECTS.get(subject)
    if kind is not None and kind.id_fact and id:
        done.setdefault(kind.id_fact, id)
    return FactRow(subject, id, done)


def _sorted_sides(values: Mapping[str, Value]) -> tuple[Exact, Exact, Exact] | None:
    for names in (SORTED_SIDES, SIDES):
        if all(name in values for name in names):
            shortest, median, longest = sorted((_number(values[name]) for name in names), key=as_fraction)
            return longest, median, shortest
    return None


def _around(median: Exact, shortest: Exact) -> Exact:
    half = add(median, shortest)
    return add(half, half)


def _number(value: Value) -> Exact:
    if isinstance(value, Decimal | Fraction):
        return value
    raise TypeError(f"a side is an exact number, not {value!r}")


def _put(values: dict[str, Value], name: str, part: Callable[[str], str | None], postcode: str) -> None:
    found = part(postcode)
    if found is not None:
        values.setdefault(name, found)
