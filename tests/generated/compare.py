"""Every difference between what the two interpreters say of a trial."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from quittance.core.rating.result import LineResult, SubjectResult
from tests.generated import reference
from tests.generated.columnar import Engine
from tests.generated.reference import Answer, Who
from tests.generated.trial import Trial

Expected = tuple[SubjectResult, Mapping[str, LineResult]]
_SIX = Decimal("0.000001")


@dataclass(frozen=True)
class Difference:
    """`what` of `who` in one output form."""

    form: str
    who: Who
    what: str
    reference: Any
    engine: Any

    def __str__(self) -> str:
        return (
            f"{self.form} {' '.join(self.who)} {self.what}: reference {self.reference}, engine {self.engine}"
        )


def differences(engine: Engine, trial: Trial) -> list[Difference]:
    """What differs, in both output forms. Refuses as the engine does, where a plan cannot be compiled."""
    expected = [(result, reference.taken(result)) for result in reference.results(trial)]
    sources = engine.load(trial)
    found = list(_by_fact(expected, engine.rows(trial, sources, "fact")))
    by_fact = list(engine.sql)
    found += _by_charge(expected, engine.rows(trial, sources, "charge"))
    engine.sql = [*by_fact, *engine.sql]
    return found


def _names(result: SubjectResult) -> dict[int, str]:
    return {line.number: line.name for line in result.plan.lines}


def _plain(value: Any) -> Any:
    return value.quantize(_SIX) if isinstance(value, Decimal) else value


def _who(row: dict[str, Any]) -> Who:
    return (row["subject"], row["subject_id"], row["tariff"], row["version"].isoformat())


def _by_fact(expected: list[Expected], rows: list[dict[str, Any]]) -> Iterator[Difference]:
    by_who: dict[Who, dict[str, Any]] = {}
    for row in rows:
        if _who(row) in by_who:
            yield Difference("fact", _who(row), "row", "once", "twice")
        by_who[_who(row)] = row
    for result, taken in expected:
        who = reference.who(result)
        answer = by_who.pop(who, None)
        if answer is None:
            yield Difference("fact", who, "row", "there", "missing")
            continue
        answer["refused_line"] = _names(result).get(answer["refused_line"])
        yield from _compared("fact", who, reference.fact_answer(result, taken), answer)
    for who in by_who:
        yield Difference("fact", who, "row", "missing", "there")


def _compared(
    form: str, who: Who, expected: Answer, answer: dict[str, Any], label: str = ""
) -> Iterator[Difference]:
    for name, value in expected.items():
        if name not in answer:
            if value is None or name.endswith(("_row", "_from", "_exact", "_line")):
                continue
            yield Difference(form, who, label + name, value, "no column")
        elif _plain(answer[name]) != _plain(value):
            yield Difference(form, who, label + name, value, answer[name])


def _by_charge(expected: list[Expected], rows: list[dict[str, Any]]) -> Iterator[Difference]:
    by_who: dict[Who, list[dict[str, Any]]] = {}
    for row in rows:
        by_who.setdefault(_who(row), []).append(row)
    for result, taken in expected:
        who = reference.who(result)
        mine = by_who.pop(who, [])
        for row in mine:
            row["refused_line"] = _names(result).get(row["refused_line"])
        yield from _charges(who, result, taken, mine)
    for who in by_who:
        yield Difference("charge", who, "row", "missing", "there")


def _charges(
    who: Who, result: SubjectResult, taken: Mapping[str, LineResult], rows: list[dict[str, Any]]
) -> Iterator[Difference]:
    bearers = {line.number: [name for name, _ in line.commercial.bearer] for line in result.plan.lines}
    by_charge: dict[tuple[str, str | None], dict[str, Any]] = {}
    for row in rows:
        place = bearers[row["line"]].index(row["bearer"]) if row["refusal"] is None and row["line"] else None
        by_charge[row["charge"], None if place is None else f"{place}:{row['bearer']}"] = row
    for key, answer in reference.charge_answers(result, taken):
        label = f"{key[0]}[{key[1] or 'refused'}] "
        row = by_charge.pop(key, None)
        if row is None:
            yield Difference("charge", who, label + "row", answer["amount"] or answer["refusal"], "missing")
        else:
            yield from _compared("charge", who, answer, row, label)
    for (name, bearer), row in by_charge.items():
        yield Difference(
            "charge", who, f"{name}[{bearer or 'refused'}] row", "missing", row["amount"] or row["refusal"]
        )
