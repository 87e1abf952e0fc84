"""One probe as cells of text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from quittance.core.facts.lookup import find_definition
from quittance.core.facts.row import Value
from quittance.core.rating.probing.model import Outcome, Probe, Sample
from quittance.core.rating.result import LineResult, State
from quittance.core.tariff.breaks.conditions import unit_of_line
from quittance.core.tariff.breaks.model import Number
from quittance.core.tariff.line import Role
from quittance.core.tariff.printed import number_text
from quittance.interfaces.cli.words import Say
from quittance.kernel.exact import as_fraction, exact
from quittance.kernel.unit import UnknownUnit, compatible, parse_compound

_NOTHING = "–"


def probe_cells(probe: Probe, say: Say) -> list[str]:
    """Place, heading, and for each side the value compared, an arrow and what it comes to."""
    broken = probe.broken
    return [str(broken.place), broken.label, *(_side(probe, sample, say) for sample in probe.samples)]


def _side(probe: Probe, sample: Sample | None, say: Say) -> str:
    if sample is None:
        return _NOTHING
    moved = probe.broken.moved
    unit = moved.unit if isinstance(moved, Number) else ""
    text = _value(sample.value, unit)
    if sample.by is not None:
        name, value = sample.by
        by = _fact(name, value, unit) if name else say("probe_rows", count=len(sample.rows))
        text = text if by == f"{name} {text}" else f"{text} ({by})"
    return f"{text} → {_outcome(sample.outcome, unit, say)}"


def _fact(name: str, value: Value, unit: str) -> str:
    definition = find_definition(name)
    own = definition.unit if definition is not None else ""
    return f"{name} {_value(value, _alike(unit, '' if own in ('money', '1') else own))}"


def _alike(of_break: str, own: str) -> str:
    """The unit of the card where it measures the same thing, else a value's own."""
    try:
        return of_break if compatible(parse_compound(of_break), parse_compound(own)) else own
    except UnknownUnit:
        return own


def _value(value: Value, unit: str) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (Decimal, Fraction)):
        return number_text(exact(as_fraction(value)), unit)
    return str(value)


def _outcome(outcome: Outcome, unit: str, say: Say) -> str:
    """What the lines of the break come to; where that is no amount, also the price of the subject."""
    told = [
        _line(line, outcome.currency, unit, say) for line in outcome.lines if line.state is not State.ABSENT
    ]
    text = " / ".join(dict.fromkeys(told)) or _NOTHING
    if outcome.lines and all(line.line.role is not Role.MEASURE for line in outcome.lines):
        return text
    price = outcome.refusal if outcome.total is None else number_text(outcome.total, outcome.currency)
    return text if price in told else f"{text}, {price}"


def _line(line: LineResult, currency: str, unit: str, say: Say) -> str:
    if line.state is State.REFUSED:
        return line.refusal
    value = line.value
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if not isinstance(value, (Decimal, Fraction)):
        return str(value)
    if line.line.type.is_money:
        return number_text(exact(as_fraction(value)), currency)
    return number_text(exact(as_fraction(value)), _alike(unit, unit_of_line(line.line)))
