"""Lines of one name: alternatives of one thing, of which each can be reached."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features import effective, season, when
from quittance.core.tariff.findings import found
from quittance.core.tariff.line import Role
from quittance.core.tariff.reading.draft import Draft, DraftLine
from quittance.core.tariff.reading.line_reader import VALUE
from quittance.core.tariff.reading.types import said
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.finding import Severity

CONDITIONS = (*effective.KEYS, *season.KEYS, *when.KEYS)
"""Keys that can make a line absent; `within` can only refuse it."""


def run(draft: Draft) -> None:
    """Notes alternatives that differ in what they are, and those that are never reached."""
    for _, group in groupby(draft.lines, key=lambda line: line.name):
        lines = list(group)
        for line in lines[1:]:
            _compare(draft, lines[0], line)
        _reached(draft, lines)


def is_unconditional(line: DraftLine) -> bool:
    """Whether the line always applies, as written."""
    keys = set(line.source.values)
    is_test = line.role is Role.MEASURE and "when" in keys and not keys & VALUE
    return not (keys & set(CONDITIONS) - ({"when"} if is_test else set()))


def _compare(draft: Draft, first: DraftLine, line: DraftLine) -> None:
    differing = None
    if line.role is not first.role:
        differing = f"a {line.role}, the first a {first.role}"
    elif line.scope != first.scope or line.group != first.group:
        differing = (
            f"worked out for {line.group or 'its reader'}, the first for {first.group or 'its reader'}"
        )
    elif line.type is not None and first.type is not None and _what(line.type) != _what(first.type):
        differing = f"{_what(line.type)}, the first {_what(first.type)}"
    if differing is not None:
        message = f"This {line.name!r} is {differing}."
        draft.findings.append(found("ALTERNATIVES_DIFFER", message, line.source.place))


def _what(type_: ValueType) -> str:
    return said(type_.dimension) if type_.kind is Kind.NUMBER else f"a {type_.kind}"


def _reached(draft: Draft, lines: Sequence[DraftLine]) -> None:
    always: DraftLine | None = None
    for line in lines:
        if always is not None:
            where = always.source.place
            if is_unconditional(always):
                message = f"The {line.name!r} at {where} always applies, so that this one is never reached."
                draft.findings.append(found("ALTERNATIVE_NEVER_REACHED", message, line.source.place))
            else:
                message = f"As the terms are, the {line.name!r} at {where} always applies."
                hint = "This one is left out until the term changes."
                place = line.source.place
                draft.findings.append(
                    found("ALTERNATIVE_NEVER_REACHED", message, place, hint, Severity.NOTICE)
                )
        elif is_unconditional(line) or line.answer is True:
            always = line
