"""Lines per order, per account and month, and lines of parcels that read them: sums, counts, means, windows."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import Any

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.aggregate import Aggregate, Function, Window
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.features.top_up import TopUp
from quittance.core.tariff.line import Role
from quittance.core.tariff.operand import FactRead, LineRead, Reach
from quittance.core.tariff.scope import Scope
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.dimension import SCALAR
from quittance.kernel.period import PeriodWord
from tests.generated.strategies import charges, formula, tables
from tests.generated.strategies.card import Card, Named
from tests.generated.strategies.gates import gates
from tests.support.plans import number_type

_PERIODS = (
    PeriodWord.MONTH,
    PeriodWord.MONTH,
    PeriodWord.WEEK,
    PeriodWord.QUARTER,
    PeriodWord.DAY,
    PeriodWord.YEAR,
)


def any_scope(card: Card) -> Scope:
    """What a group is made by."""
    chance = card.chance
    subject = card.sheet.header.subject
    keys: tuple[str, ...] = chance.choice(
        [("account",), ("account",), ("order_id",), ("account", "order_id"), (), ("zone",)]
    )
    period = chance.pick(_PERIODS) if not keys or chance.yes(65) else None
    return Scope(subject, keys, period)


def inside(card: Card, scope: Scope) -> Card:
    """The same card as a line of that group sees it: keys for facts, sums for charges, no measures of its members."""
    group = copy(card)
    group.scope = group.measure_scope = scope
    group.fact_names = {kind: [] for kind in Kind}
    group.fact_names[Kind.WORD] = list(scope.keys)
    subject = Scope(scope.subject)
    bills = {line.name: line.scope for line in card.sheet.lines if line.role is not Role.MEASURE}
    group.charges = [
        replace(one, operand=LineRead(one.name, None, Reach.SUM))
        for one in card.charges
        if bills.get(one.name) == subject
    ]
    group.measures, group.cells, group.rate_cells = [], [], []
    return group


def aggregate(card: Card, scope: Scope, *, windows: bool = True) -> tuple[Aggregate, ValueType]:
    """A value of the members: of a fact, a measure or a charge of theirs."""
    chance = card.chance
    numbers = [one for one in [*card.numbers(), *card.charges] if _of_member(one)]
    flags = [one for one in card.of_kind(Kind.YES_NO) if _of_member(one)]
    sort = chance.weighed(
        sum=34, count=20, highest=12, lowest=10, average=12 if scope.period else 0, share=12 if flags else 0
    )
    window, periods = Window.WHOLE, 1
    if windows and scope.period is not None and chance.yes(35):
        window = chance.choice([Window.PREVIOUS, Window.LAST])
        periods = chance.choice([1, 2, 3, 12]) if window is Window.LAST else 1
    if sort == "count":
        operand = chance.choice(
            [None, None, FactRead("order_id"), FactRead("account"), chance.pick(numbers).operand]
        )
        return Aggregate(Function.COUNT, operand, window, scope, periods), number_type("")
    if sort == "share":
        return Aggregate(Function.SHARE, chance.pick(flags).operand, window, scope, periods), number_type("%")
    named = chance.pick(numbers)
    word = "daily average" if sort == "average" else sort
    return Aggregate(Function(word), named.operand, window, scope, periods), named.type


def _of_member(named: Named) -> bool:
    operand = named.operand
    return isinstance(operand, FactRead) or (
        isinstance(operand, LineRead) and operand.reach is Reach.SAME and operand.heading is None
    )


def measure(card: Card, group: Card) -> Named:
    """A value of the group; parcels may read it from then on, and so may lines of the group."""
    chance, scope = card.chance, group.scope
    first, type_ = aggregate(card, scope)
    steps: list[Any] = [first]
    if type_.dimension in formula.units.TOP and chance.yes(40):
        steps += formula.limits(group, type_.dimension) if not type_.is_money else []
        steps += formula.rounding(group, type_.dimension)
    name = card.fresh("of")
    line = card.line(Role.MEASURE, name, steps, type_, scope, gates=gates(group) if chance.yes(15) else ())
    return _readable(card, group, Named(line.name, LineRead(line.name), type_))


def tier(card: Card, group: Card) -> Named:
    """A row that the group looks up: a tier, a percentage; parcels may read its cells."""
    name = card.fresh("tier")
    cells = len(group.cells)
    table, type_, word = tables.look_up(group, name)
    card.line(Role.MEASURE, name, [OwnCell(name)], type_, group.scope, table=table, column=word)
    for one in group.cells[cells:]:
        assert isinstance(one.operand, LineRead)
        card.cells.append(replace(one, operand=replace(one.operand, reach=Reach.UP)))
    return _readable(card, group, Named(name, LineRead(name), type_))


def _readable(card: Card, group: Card, named: Named) -> Named:
    assert isinstance(named.operand, LineRead)
    group.measures.append(named)
    card.measures.append(replace(named, operand=replace(named.operand, reach=Reach.UP)))
    return named


def so_far(card: Card, scope: Scope) -> Named:
    """What a parcel and those before it in its group come to."""
    first, type_ = aggregate(card, scope, windows=False)
    line = card.line(
        Role.MEASURE, card.fresh("sofar"), [replace(first, window=Window.SO_FAR)], type_, Scope(scope.subject)
    )
    return card.known(line)


def charge(card: Card, group: Card) -> Named:
    """An amount of the group: a sum, a share of sums, a minimum, a rate of an aggregate, a table."""
    chance, scope = card.chance, group.scope
    sort = chance.weighed(
        any=40, sums=20 if group.charges else 0, minimum=20 if group.charges else 0, rated=20
    )
    if sort == "any":
        return charges.any_charge(group)
    if sort == "sums":
        operands = tuple(one.operand for one in chance.some(group.charges, 1, 3))
        body = charges.Body([Basis(operands)])
    elif sort == "minimum":
        operands = tuple(one.operand for one in chance.some(group.charges, 1, 3))
        body = charges.Body([TopUp(operands, group.amount(formula.MONEY), cut=chance.yes(30))])
    else:
        body = _rated(card, group)
    role = Role.DISCOUNT if chance.yes(15) else Role.CHARGE
    line = charges.add(group, card.fresh("bill"), role, body, scope, gates(group) if chance.yes(20) else ())
    return group.known(line, charge=True)


def _rated(card: Card, group: Card) -> charges.Body:
    """An aggregate with a rate on it."""
    first, type_ = aggregate(card, group.scope)
    dimension = type_.dimension
    if type_.is_money:
        rate = card.sheet.rate(f"{formula.units.percent(card.chance)} %")
    elif dimension in formula.units.TOP:
        unit = card.unit(dimension) if dimension != SCALAR else "unit"
        rate = card.sheet.rate(f"{formula.units.money(card.chance, 0, 3)} {card.currency} per exact {unit}")
    else:
        return charges.Body([charges.Priced(group.amount(formula.MONEY))])
    steps: list[Any] = (
        [first, *formula.above(group, dimension)] if dimension in formula.units.TOP else [first]
    )
    return charges.Body([*steps, charges.Priced(None, (rate,))])


def add(card: Card) -> None:
    """A scope of groups with its lines."""
    chance = card.chance
    group = inside(card, any_scope(card))
    for _ in range(chance.randint(1, 2)):
        measure(card, group)
    if chance.yes(35):
        tier(card, group)
    for _ in range(chance.randint(0, 2)):
        charge(card, group)
    if chance.yes(25):
        so_far(card, group.scope)
