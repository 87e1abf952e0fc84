"""What another version does to what the other side pays: more, less, nothing, or not to be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quittance.core.contracts.terms.terms import Terms
from quittance.core.tariff.difference.change import CellChange, Difference
from quittance.core.tariff.features.limits import AtLeast, AtMost
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.slices import Slices
from quittance.core.tariff.line import Line, Role
from quittance.core.tariff.operand import CellRead, LineRead
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.walk import parts

_WORDS_ONLY = frozenset(
    {"tariff", "title", "from", "until", "known_from", "published", "source", "trust", "note"}
)
"""Keys of a cover that move no price."""

_RISING = (Priced, Slices, AtLeast, AtMost)
"""Steps in which a higher amount in a cell never makes the line cheaper."""


class Kind(StrEnum):
    """What a version does to prices."""

    FIRST = "first"  # there was none before
    NONE = "none"
    DECREASE = "decrease"
    INCREASE = "increase"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Effect:
    """The kind; `rises` are the cells that prove an increase, `open` what leaves the effect untold."""

    kind: Kind
    rises: tuple[CellChange, ...] = ()
    open: tuple[str, ...] = ()


def effect(difference: Difference, plan: Plan, old: Terms, new: Terms) -> Effect:
    """The effect of a version whose prices differ so from those before and are now `plan`.

    It is told only where it is certain: every change is an amount in a cell that a charge takes as its price
    or rate (or a discount takes off), or words. Any rise makes an increase, whatever falls beside it.
    """
    signs = [(cell, _sign(plan, cell)) for stage in difference.stages for cell in stage.cells]
    rises = tuple(cell for cell, sign in signs if sign is not None and sign > 0)
    untold = [
        *_untold(difference),
        *(f"{cell.table}: {cell.heading}" for cell, sign in signs if sign is None),
    ]
    minimum = _minimum(old, new)
    untold += [
        name
        for name in ("billing_weight", "exchange", "finality")
        if getattr(old, name) != getattr(new, name)
    ]
    if rises or minimum > 0:
        return Effect(Kind.INCREASE, rises, tuple(dict.fromkeys(untold)))
    if untold:
        return Effect(Kind.UNKNOWN, (), tuple(dict.fromkeys(untold)))
    return Effect(Kind.DECREASE if signs or minimum < 0 else Kind.NONE)


def _untold(difference: Difference) -> Iterator[str]:
    """Changes other than of cells, as a reviewer would name them."""
    yield from (one.key for one in difference.cover if one.key not in _WORDS_ONLY)
    yield from (one.key for one in difference.terms)
    yield from (one.name for one in difference.lines)
    yield from (one.table for one in difference.tables)
    yield from (one.index for one in difference.indexes if one.removed or one.changed)
    for stage in difference.stages:
        yield from (f"{one.table}: {one.heading}" for one in stage.limits)
        yield from (one.table for one in stage.rows)


def _sign(plan: Plan, cell: CellChange) -> int | None:
    """1 if the change of the cell makes somebody pay more, -1 if less; None if it cannot be told."""
    if cell.percent is None or not cell.percent:
        return None
    readers = [line for line in plan.lines if line.row is not None and line.row.table == cell.table]
    ways = {_way(plan, line, cell) for line in readers}
    if len(ways) != 1 or None in ways:
        return None
    (way,) = ways
    assert way is not None
    return way if cell.percent > 0 else -way


def _way(plan: Plan, line: Line, cell: CellChange) -> int | None:
    """1 if a higher amount in the cell makes the line cost more, -1 if less, None if that is not certain."""
    if line.role is Role.MEASURE or _reads_cell(line.gates):
        return None
    if any(_reads_cell(step) for step in line.steps if not isinstance(step, _RISING)):
        return None
    for other in plan.lines:
        if any(isinstance(part, LineRead) and part.name == line.name for part in parts(other.gates)):
            return None
        if any(
            isinstance(part, LineRead) and part.name == line.name and part.heading is not None
            for part in parts(other.steps)
        ):
            return None
    return 1 if line.role is Role.CHARGE else -1


def _reads_cell(node: object) -> bool:
    return any(isinstance(part, CellRead) for part in parts(node))


def _minimum(old: Terms, new: Terms) -> int:
    """Whether the least sum of a period rises (1), falls (-1) or stays; another period counts as a rise."""
    if old.minimum == new.minimum:
        return 0
    if new.minimum is None:
        return -1
    if old.minimum is None or old.minimum.period != new.minimum.period:
        return 1
    return 1 if old.minimum.amount < new.minimum.amount else -1
