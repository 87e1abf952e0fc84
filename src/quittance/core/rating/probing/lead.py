"""Facts that lead to a break: the conditions before it hold, and the row is the one in which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from quittance.core.facts.catalogue.measures import SORTED_SIDES
from quittance.core.rating.dates import in_season
from quittance.core.rating.probing.facts_for import Facts, facts_for
from quittance.core.tariff.breaks.fitting import fitting
from quittance.core.tariff.breaks.model import Break, Number
from quittance.core.tariff.features.effective import Effective
from quittance.core.tariff.features.season import Season
from quittance.core.tariff.features.test import Test
from quittance.core.tariff.features.when import Condition, When
from quittance.core.tariff.features.within import Within
from quittance.core.tariff.line import Line
from quittance.core.tariff.plan import Plan


def ways(plan: Plan, broken: Break) -> Iterator[Facts]:
    """What to try, the fullest first: earlier alternatives fail, the line's gates hold, the row fits."""
    row: Facts = {}
    if broken.row is not None:
        row.update(fitting(plan, plan.table(broken.table), broken.row))
    row.update(_currency(plan, broken))
    gates = _gates(plan, broken.line, broken.test)
    above: Facts = {}
    for line in plan.lines:
        if line.name == broken.line.name and line.number < broken.line.number:
            above.update(_refused(plan, line, broken.test))
    seen: list[Facts] = []
    full: Facts = {**above, **gates, **row}
    for way in (full, {**gates, **row}, {**row, **gates}, row, *_slim(full)):
        if way not in seen:
            seen.append(way)
            yield way


def _slim(way: Facts) -> Iterator[Facts]:
    """The same with one side as long as the row allows and the others as they come."""
    sides = [side for side in SORTED_SIDES if side in way]
    for kept in sides if len(sides) > 1 else ():
        yield {name: value for name, value in way.items() if name == kept or name not in sides}


def _currency(plan: Plan, broken: Break) -> Facts:
    rule = plan.header.currency
    code = broken.moved.currency if isinstance(broken.moved, Number) else None
    word = next((word for word, of in rule.codes if of == code), None)
    return {rule.by: word} if rule.by and word is not None else {}


def _gates(plan: Plan, line: Line, but: Condition | None) -> Facts:
    found: Facts = {}
    for gate in line.gates:
        match gate:
            case When(condition):
                found.update(facts_for(plan, condition, True, but))
            case Season(first, last):
                found[line.price_date] = _day_in(plan.header.starts, first, last)
            case Effective(starts, ends):
                day = max(starts or plan.header.starts, plan.header.starts)
                found[line.price_date] = day if ends is None or day < ends else ends - timedelta(days=1)
            case Within(_, since, known):
                found.update({since: plan.header.starts, known: plan.header.starts})
            case _:
                pass
    for step in line.steps:
        if isinstance(step, Test):
            found.update(facts_for(plan, step.condition, True, but))
    return found


def _refused(plan: Plan, line: Line, but: Condition | None) -> Facts:
    for gate in line.gates:
        if isinstance(gate, When):
            return facts_for(plan, gate.condition, False, but)
    return {}


def _day_in(after: date, first: tuple[int, int], last: tuple[int, int]) -> date:
    days = (after + timedelta(days=ahead) for ahead in range(1, 367))
    return next((day for day in days if in_season(day, first, last)), after)
