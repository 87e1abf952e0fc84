"""What is due of what was rated: the trigger has happened, and nothing has reversed it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from quittance.engines.charges.event_days import PERIOD_ENDS, TRIGGERS
from quittance.kernel.sql_literal import text

_SAID = (
    "r.subject, r.subject_id, {day} AS business_date, r.tariff AS contract, coalesce(r.code, '') AS code,"
    " coalesce(r.charge, '') AS charge, coalesce(r.bearer, '') AS bearer,"
    " coalesce(r.currency, '') AS currency, r.bearer_amount AS amount, r.refusal, r.version, r.price_date,"
    " r.provisional"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """Relations that say which rated rows count, and on which days things happened.

    kinds    kind of subject → rows with `subject_id`, `business_date`, `in_month` and days of events.
    scopes   `contract`, `is_grouped`, `judged_from`, `judged_until`: what is judged beyond the month.
    members  groups without a period: `subject`, `subject_id`, `contract`, each day that of the first member.
    """

    kinds: Mapping[str, str]
    scopes: str
    members: str


def due_charges(rated: str, judged: Judged, takes_back: Collection[Sequence[str]]) -> str:
    """A SELECT of what is due, one row per charge and bearer of a subject, and of what is refused.

    `rated` is a relation of rated rows in the form charge; `takes_back` has every list of events by which
    some line of their tariffs is reversed or clawed back.

    Columns: subject, subject_id, business_date, contract, code, charge, bearer, currency, amount (null where
    refused), refusal, version, price_date, recognised_date, provisional, reversed (why an event took it back;
    the amount is then nothing), known_trigger (whether the event is one that we see).

    A charge of a group with a period is due on its pricing date, the last day of the period; until the
    period has closed it is provisional. What an event takes back is recognised on the day of that event.
    """
    parts = [_of_kind(rated, kind, judged, takes_back) for kind in sorted(judged.kinds)]
    parts.append(_of_groups(rated, judged))
    return (
        "SELECT subject, subject_id, business_date, contract, code, charge, bearer, currency,"
        " CASE WHEN refusal IS NOT NULL THEN NULL WHEN back_date IS NOT NULL OR clawed_date IS NOT NULL"
        " OR due_date IS NULL THEN 0 ELSE amount END AS amount, refusal, version, price_date,"
        " coalesce(back_date, clawed_date, told_date, due_date) AS recognised_date, provisional,"
        " CASE WHEN back_date IS NOT NULL THEN 'reversed_by_event' WHEN clawed_date IS NOT NULL"
        f" THEN 'clawed_back' END AS reversed, known_trigger FROM ({' UNION ALL '.join(parts)})"
    )


def _of_kind(rated: str, kind: str, judged: Judged, takes_back: Collection[Sequence[str]]) -> str:
    words = ", ".join(map(text, sorted((*TRIGGERS, *PERIOD_ENDS))))
    return (
        f"SELECT {_SAID.format(day='g.business_date')}, {_day('r.trigger', 'g')} AS due_date,"
        f" {_day('r.recognised', 'g')} AS told_date, {_back('reversed_by', takes_back)} AS back_date,"
        f" {_back('claw_back', takes_back)} AS clawed_date, r.trigger IN ({words}) AS known_trigger"
        f" FROM {rated} AS r JOIN {judged.kinds[kind]} AS g ON g.subject_id = r.subject_id"
        f" JOIN {judged.scopes} AS s ON s.contract = r.tariff"
        f" WHERE r.subject = {text(kind)} AND (g.in_month OR (s.is_grouped"
        " AND g.business_date >= s.judged_from AND g.business_date < s.judged_until))"
    )


def _of_groups(rated: str, judged: Judged) -> str:
    kinds = ", ".join(map(text, sorted(judged.kinds)))
    day = f"CASE WHEN m.subject_id IS NULL THEN r.price_date ELSE {_day('r.trigger', 'm')} END"
    return (
        f"SELECT {_SAID.format(day='r.price_date')}, {day} AS due_date, CAST(NULL AS DATE) AS told_date,"
        " CAST(NULL AS DATE) AS back_date, CAST(NULL AS DATE) AS clawed_date, TRUE AS known_trigger"
        f" FROM {rated} AS r JOIN {judged.scopes} AS s ON s.contract = r.tariff LEFT JOIN {judged.members}"
        " AS m ON m.subject = r.subject AND m.subject_id = r.subject_id AND m.contract = r.tariff"
        f" WHERE r.subject NOT IN ({kinds})"
        " AND r.price_date >= s.judged_from AND r.price_date < s.judged_until"
    )


def _day(event: str, row: str) -> str:
    branches = " ".join(f"WHEN {text(word)} THEN {row}.{name}" for word, name in sorted(TRIGGERS.items()))
    ends = " ".join(f"WHEN {text(word)} THEN r.price_date" for word in PERIOD_ENDS)
    return f"CASE {event} {branches} {ends} END"


def _back(column: str, takes_back: Collection[Sequence[str]]) -> str:
    """The first day of an event that takes back what the row charges."""
    branches = " ".join(
        f"WHEN {text(', '.join(words))} THEN {_first(words)}" for words in sorted(map(tuple, takes_back))
    )
    return f"CASE r.{column} {branches} END" if branches else "CAST(NULL AS DATE)"


def _first(words: Sequence[str]) -> str:
    days = [f"g.{TRIGGERS[word]}" for word in words if word in TRIGGERS]
    return f"least({', '.join(days)})" if days else "CAST(NULL AS DATE)"
