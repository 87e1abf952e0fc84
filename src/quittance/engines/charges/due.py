"""What is due of what was rated: the trigger has happened, and nothing has reversed it."""

from __future__ import annotations

from quittance.engines.charges.governing import EVENT_DATES

TRIGGERS = {word: name for name, words in EVENT_DATES.items() for word in words} | {
    "label": "label_date",
    "delivery": "delivered_date",
    "cancelled": "cancelled_date",
}
"""The day of a parcel on which the event of that name happened."""


def due_charges(rated: str, parcels: str) -> str:
    """A SELECT of what is due, one row per charge and bearer of a subject, and of what is refused.

    `rated` is a relation of rated rows in the form charge, `parcels` one of governing parcels. Columns:
    subject, subject_id, business_date, contract, code, charge, bearer, currency, amount (null where refused),
    refusal, version, price_date, recognised_date, provisional, reversed (whether an event took it back; the
    amount is then nothing), known_trigger (whether the event is one that we see).
    """
    due = _day("r.trigger")
    back = " OR ".join(
        f"(contains(coalesce(r.reversed_by, ''), '{word}') AND p.{name} IS NOT NULL)"
        for word, name in sorted(TRIGGERS.items())
    )
    return (
        "SELECT subject, subject_id, business_date, contract, code, charge, bearer, currency,"
        " CASE WHEN refused THEN NULL WHEN reversed OR due_date IS NULL THEN 0 ELSE amount END AS amount,"
        " refusal, version, price_date, coalesce(recognised_date, due_date) AS recognised_date, provisional,"
        " reversed, known_trigger FROM"
        " (SELECT r.subject, r.subject_id, p.business_date, r.tariff AS contract,"
        " coalesce(r.code, '') AS code, coalesce(r.charge, '') AS charge, coalesce(r.bearer, '') AS bearer,"
        " coalesce(r.currency, '') AS currency, r.bearer_amount AS amount, r.refusal,"
        f" r.refusal IS NOT NULL AS refused, r.version, r.price_date, {due} AS due_date,"
        f" {_day('r.recognised')} AS recognised_date,"
        f" r.provisional, ({back}) AS reversed, r.trigger IN ({_words()}) AS known_trigger"
        f" FROM {rated} AS r JOIN {parcels} AS p ON p.parcel_id = r.subject_id)"
    )


def _day(event: str) -> str:
    branches = " ".join(f"WHEN '{word}' THEN p.{name}" for word, name in sorted(TRIGGERS.items()))
    return f"CASE {event} {branches} END"


def _words() -> str:
    return ", ".join(f"'{word}'" for word in sorted(TRIGGERS))
