"""How a line of one `per` reads a line of another."""

from __future__ import annotations

from quittance.core.tariff.line import Role
from quittance.core.tariff.operand import Reach
from quittance.core.tariff.scope import Scope
from quittance.kernel.period import PeriodWord

_RANK = {word: rank for rank, word in enumerate(PeriodWord)}
_WHOLE = len(_RANK)


def reach(reader: Scope, target: Scope, role: Role) -> Reach | str:
    """How far the reading goes, or the code of the finding that says why it is not possible.

    A line without `per` is worked out for its reader. A group is read from inside or beside by its keys and
    period; a group sums the charges of what is finer than itself, and needs an aggregate for anything else.
    """
    if not target.subject or reader == target:
        return Reach.SAME
    if not target.is_group:
        return _row(reader, target, role)
    if not reader.is_group:
        return Reach.UP
    if _holds(target, reader) and (role is Role.MEASURE or not _holds(reader, target)):
        return Reach.UP
    if _holds(reader, target):
        return Reach.SUM if role is not Role.MEASURE else "NO_AGGREGATE"
    return "OUT_OF_REACH"


def _row(reader: Scope, target: Scope, role: Role) -> Reach | str:
    if reader.is_group:
        return Reach.SUM if role is not Role.MEASURE else "NO_AGGREGATE"
    return Reach.SAME if reader.subject in ("", target.subject) else "OUT_OF_REACH"


def _holds(wide: Scope, fine: Scope) -> bool:
    """Whether every group of `fine` lies in one group of `wide`."""
    return set(wide.keys) <= set(fine.keys) and _size(fine) <= _size(wide)


def _size(scope: Scope) -> int:
    return _RANK[scope.period] if scope.period else _WHOLE
