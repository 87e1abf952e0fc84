"""What an aggregate is taken over: the members of the line's group, and what is read of each."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from quittance.core.facts.kind import Kind
from quittance.core.facts.subjects import SUBJECTS
from quittance.core.tariff.language.aggregate import AggregateText, parse_aggregate
from quittance.core.tariff.operand import FactRead, LineRead, Operand, Reach
from quittance.core.tariff.reading.line_reader import LineReader
from quittance.core.tariff.reading.meaning import Meaning
from quittance.core.tariff.reading.names import Reader, resolve
from quittance.core.tariff.reading.types import RATIO
from quittance.core.tariff.scope import Scope
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.exact import Exact, exact
from quittance.kernel.unit import PERCENT, UnknownUnit, parse_unit

_KEEPS_GRID = ("sum", "highest", "lowest")


@dataclass(frozen=True, slots=True)
class SaidAggregate:
    """An aggregate with what it reads of each member; None counts the members."""

    function: str
    operand: Operand | None
    type: ValueType
    grid: Exact | None


def is_aggregate(line: LineReader) -> bool:
    """Whether the line's `of` is meant as an aggregate: one text with the word "of" in it."""
    return isinstance(line.raw("of"), str) and " of " in line.text("of")


def aggregate_of(line: LineReader) -> SaidAggregate | None:
    """The aggregate in the line's `of`; None if there is none, or, with a finding, if it cannot be worked
    out."""
    if not is_aggregate(line) or line.has("top_up_to", "cut_down_to"):
        return None
    text = line.parsed("of", parse_aggregate)
    if text is None:
        return None
    group = line.own.group
    if not group.is_group:
        line.find(
            "OUT_OF_REACH",
            f"{text} needs a group to be taken over.",
            "of",
            'Write `per`, such as "account, month".',
        )
        return None
    if text.function == "daily average" and group.period is None:
        line.find(
            "OUT_OF_REACH", f"{text} needs a period to be taken over.", "of", "Add a period word to `per`."
        )
    return _counted(line, text) if text.function == "count" else _taken(line, text)


def _counted(line: LineReader, text: AggregateText) -> SaidAggregate | None:
    type_ = RATIO
    with suppress(UnknownUnit):
        type_ = ValueType(Kind.NUMBER, RATIO.dimension, parse_unit(text.name))
    subject = SUBJECTS.get(text.name)
    if text.name == line.own.group.subject:
        return SaidAggregate("count", None, type_, exact(1))
    name = subject.id_fact if subject is not None and subject.id_fact else text.name
    meaning = _member(line, name)
    return SaidAggregate("count", meaning.operand, type_, exact(1)) if meaning is not None else None


def _taken(line: LineReader, text: AggregateText) -> SaidAggregate | None:
    meaning = _member(line, text.name)
    if meaning is None:
        return None
    wanted = Kind.YES_NO if text.function == "share" else Kind.NUMBER
    if meaning.type.kind is not wanted:
        line.find("KIND_MISMATCH", f"{text}: {text.name!r} is a {meaning.type.kind}, not a {wanted}.", "of")
        return None
    if wanted is Kind.YES_NO:
        return SaidAggregate(
            text.function, meaning.operand, ValueType(Kind.NUMBER, PERCENT.dimension, PERCENT), None
        )
    return SaidAggregate(
        text.function, meaning.operand, meaning.type, meaning.grid if text.function in _KEEPS_GRID else None
    )


def _member(line: LineReader, name: str) -> Meaning | None:
    reader = Reader(line.own.number, line.own.name, Scope(line.own.group.subject))
    meaning = resolve(line.draft, name, reader, line.place_of("of"))
    if meaning is None:
        return None
    operand = meaning.operand
    if isinstance(operand, FactRead) or (isinstance(operand, LineRead) and operand.reach is Reach.SAME):
        return meaning
    line.find("OUT_OF_REACH", f"{name!r} is not a value of each {line.own.group.subject}.", "of")
    return None
