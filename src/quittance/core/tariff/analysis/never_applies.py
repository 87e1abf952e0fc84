"""Lines that no subject ever meets: their conditions exclude each other, their days, or a line above takes
all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from quittance.core.tariff.analysis.catalogue import noticed
from quittance.core.tariff.analysis.limits import limits_of
from quittance.core.tariff.features.effective import Effective
from quittance.core.tariff.features.season import Season
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import FactRead, LineRead, Operand
from quittance.core.tariff.plan import Plan
from quittance.kernel.finding import Finding


def never_applies(plan: Plan) -> Iterator[Finding]:
    """LINE_NEVER_APPLIES for every such line, with the first reason found."""
    for alternatives in plan.groups():
        for at, line in enumerate(alternatives):
            why = _why(plan, line) or _taken_above(line, alternatives[:at])
            if why:
                assert line.place is not None, "a line of a checked tariff has its place"
                yield noticed("LINE_NEVER_APPLIES", f"{line.name!r} never applies here: {why}.", line.place)


def _why(plan: Plan, line: Line) -> str:
    impossible = limits_of(line).contradiction()
    if impossible is not None:
        return f"its conditions on {_named(impossible)} exclude each other"
    starts, ends = plan.header.starts, plan.header.ends
    for gate in line.gates:
        if isinstance(gate, Effective) and (
            (ends is not None and gate.starts is not None and gate.starts >= ends)
            or (gate.ends is not None and gate.ends <= starts)
        ):
            return "its days are outside those of the tariff"
        if isinstance(gate, Season) and ends is not None and not _has_day_in(gate, starts, ends):
            return "its season is outside the days of the tariff"
    return ""


def _has_day_in(season: Season, starts: date, ends: date) -> bool:
    days = range(min((ends - starts).days, 366))  # a year has every day of every season
    return any(_is_in(season, starts + timedelta(days=day)) for day in days)


def _is_in(season: Season, day: date) -> bool:
    now = (day.month, day.day)
    if season.first <= season.last:
        return season.first <= now <= season.last
    return now >= season.first or now <= season.last


def _taken_above(line: Line, above: tuple[Line, ...]) -> str:
    """Why an alternative above is the line wherever this one could be."""
    mine = limits_of(line)
    for other in above:
        theirs = limits_of(other)
        if other.gates and mine.imply(theirs):
            return f"line {other.number} above it takes everything it would take"
    return ""


def _named(operand: Operand) -> str:
    return operand.name if isinstance(operand, (FactRead, LineRead)) else "one thing"
