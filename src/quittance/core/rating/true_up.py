"""What is still to bill once the same facts are rated again: the differences, subject by subject."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from quittance.core.rating.result import SubjectResult
from quittance.kernel.exact import Exact, add, subtract

_NOTHING: Exact = Decimal(0)


class Subject(NamedTuple):
    """Who a charge belongs to: the tariff's id (versions of it share one), the scope, the id."""

    tariff: str
    scope: str
    id: str


class Delta(NamedTuple):
    """An amount to append: negative where less is owed than was billed."""

    subject: Subject
    code: str
    amount: Exact
    name: str
    currency: str


def deltas(before: Iterable[SubjectResult], after: Iterable[SubjectResult]) -> list[Delta]:
    """What `after` has more or less than `before`, by charge name, code and currency; none where it is the
    same.

    A subject that is refused has no amounts that could be billed: after a refusal all of them are new, and
    where it is
    refused now nothing is trued up. Subjects that only one side has: a new one is billed whole, one that was
    not rated
    again stays as it was. They come in the order of `after`, charges as `before` and then `after` has them.
    """
    billed = {_subject(result): _amounts(result) for result in before if not result.refusal}
    found = []
    for result in after:
        if result.refusal:
            continue
        subject = _subject(result)
        was, now = billed.get(subject, {}), _amounts(result)
        for key in dict.fromkeys((*was, *now)):
            amount = subtract(now.get(key, _NOTHING), was.get(key, _NOTHING))
            if amount:
                name, code, currency = key
                found.append(Delta(subject, code, amount, name, currency))
    return found


def _subject(result: SubjectResult) -> Subject:
    return Subject(result.plan.header.tariff, str(result.scope), result.subject_id)


def _amounts(result: SubjectResult) -> dict[tuple[str, str, str], Exact]:
    amounts: dict[tuple[str, str, str], Exact] = {}
    for amount in result.amounts:
        key = amount.line.name, amount.line.code, amount.currency
        amounts[key] = add(amounts.get(key, _NOTHING), amount.value)
    return amounts
