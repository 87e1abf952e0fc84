"""What the reference rater says of a trial, in the shape in which the engine answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quittance.core.facts.derived import make_row
from quittance.core.facts.row import FactRow
from quittance.core.rating.rater import Rater
from quittance.core.rating.result import Amount, LineResult, State, SubjectResult
from quittance.core.rating.versions import choose
from quittance.core.tariff.line import Role
from quittance.core.tariff.plan import Plan
from quittance.kernel.rounding import Mode, round_ratio
from tests.generated.trial import Trial

Answer = dict[str, Any]
Who = tuple[str, str, str, str]
"""Subject, its id, tariff, first day of the version."""


def shown(value: Any, factor: Fraction = Fraction(1), decimals: int = 6) -> Any:
    """A number as results show it: in its unit, half up at the sixth decimal."""
    if isinstance(value, Decimal | Fraction):
        exact = Fraction(value) / factor
        return Decimal(round_ratio(exact.numerator * 10**decimals, exact.denominator, Mode.HALF_UP)).scaleb(
            -decimals
        )
    return value


def bound_rows(trial: Trial) -> Iterator[tuple[Plan, list[FactRow]]]:
    """Every version with the rows that it prices, as the reference chooses."""
    mine: dict[int, list[FactRow]] = {id(plan): [] for plan in trial.plans}
    for row in trial.rows:
        for tariff in {plan.header.tariff for plan in trial.plans}:
            chosen = choose([plan for plan in trial.plans if plan.header.tariff == tariff], row)
            if isinstance(chosen, Plan) and row.values.get("tariff", tariff) == tariff:
                mine[id(chosen)].append(make_row(row.subject, row.id, row.values))
    for plan in trial.plans:
        yield plan, mine[id(plan)]


def results(trial: Trial) -> Iterator[SubjectResult]:
    """The reference's results for every version of the trial."""
    for plan, rows in bound_rows(trial):
        for result in Rater(plan).rate(rows):
            if any(line.scope == result.scope for line in plan.charges()):
                yield result


def who(result: SubjectResult) -> Who:
    """Which row of the answer it is."""
    header = result.plan.header
    return (str(result.scope), result.subject_id, header.tariff, header.starts.isoformat())


def fact_answer(result: SubjectResult, taken: Mapping[str, LineResult]) -> Answer:
    """One row a subject."""
    answer: Answer = {
        "total": None if result.refusal else shown(result.total, decimals=4),
        "refusal": result.refusal or None,
        "refused_line": result.refused_line or None,
        "currency": result.currency or None,
        "price_date": result.price_date,
    }
    for name, line in taken.items():
        answer |= _line_answer(name, line, result)
    return answer


def taken(result: SubjectResult) -> dict[str, LineResult]:
    """By name the line as its readers see it: the alternative taken, or the last one tried."""
    found: dict[str, LineResult] = {}
    for line in result.lines:
        if line.reason is None or line.reason.code != "settled_above":
            found[line.line.name] = line
    return found


def _line_answer(name: str, line: LineResult, result: SubjectResult) -> Answer:
    applied = line.state is State.APPLIED
    if line.line.role is not Role.MEASURE:
        answer: Answer = {name: shown(line.value) if applied else None}
        if applied:
            answer |= {
                f"{name}_exact": shown(line.exact),
                f"{name}_row": _row(line),
                f"{name}_line": line.line.number,
            }
        return answer
    first = next(one for one in result.plan.lines if one.name == name)
    factor = first.type.unit.factor if first.type.unit is not None else Fraction(1)
    answer = {name: shown(line.value, factor) if applied else None}
    if applied:
        answer |= {f"{name}_row": _row(line), f"{name}_from": line.winner or None}
    return answer


def _row(line: LineResult) -> int | None:
    return line.row.place.line if line.row is not None else None


def charge_answers(
    result: SubjectResult, taken: Mapping[str, LineResult]
) -> Iterator[tuple[tuple[str, str | None], Answer]]:
    """One row a charge and bearer, by charge and bearer; a refused charge has a row for each of its
    bearers.
    """
    amounts = {amount.line.name: amount for amount in result.amounts}
    for name, line in taken.items():
        if line.line.role is Role.MEASURE:
            continue
        if name in amounts:
            yield from _billed(name, line, amounts[name])
        elif line.state is State.REFUSED:
            yield (name, None), {"refusal": line.refusal, "refused_line": line.refused_by, "amount": None}


def _billed(name: str, line: LineResult, amount: Amount) -> Iterator[tuple[tuple[str, str | None], Answer]]:
    for at, (bearer, part) in enumerate(amount.shares):
        yield (
            (name, f"{at}:{bearer}"),
            {
                "code": line.line.code,
                "line": line.line.number,
                "trigger": line.line.commercial.trigger,
                "table_row": _row(line),
                "basis": shown(line.basis),
                "rate": shown(line.rate),
                "exact": shown(line.exact),
                "amount": shown(line.value, decimals=4),
                "currency": amount.currency or None,
                "bearer": bearer,
                "bearer_amount": shown(part, decimals=4),
                "refusal": None,
                "refused_line": None,
            },
        )
