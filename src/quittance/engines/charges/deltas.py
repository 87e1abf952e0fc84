"""The differences between what is due now and what was charged before: the only charges that are written."""

from __future__ import annotations

from datetime import datetime

WHOSE = ("subject", "subject_id", "side", "contract", "code", "charge", "bearer", "currency")
"""What a sum of charges is of."""

REASONS = {
    "first_rating": "the subject was charged for the first time",
    "reweighed": "another reading of the weight is billed now",
    "fact_changed": "a reading or another fact of the subject is known otherwise now",
    "version_changed": "another version of the contract prices it",
    "reversed_by_event": "an event took the charge back, such as a cancelled label",
    "clawed_back": "an offer was taken back, since the order was cancelled or came back",
    "no_longer_due": "what made it due is not known to have happened any more",
    "contract_changed": "another contract prices the subject, or it counts in another month",
}
"""Why a charge differs from what was charged before."""


def delta_rows(due: str, charged: str, sides: str, *, known_at: datetime, run: str) -> str:
    """A SELECT of the rows to write into the table of charges.

    `due` is a relation as `due_charges` gives it, with `side`; `charged` one of the charges so far in the
    scope of the run, `sides` one of `subject_id` and `contract` of what the run may judge. What is refused
    now stays as it was charged. A sum of nothing writes nothing.
    """
    whose = ", ".join(WHOSE)
    both = " AND ".join(f"d.{name} = c.{name}" for name in WHOSE)
    named = ", ".join(f"coalesce(d.{name}, c.{name}) AS {name}" for name in WHOSE)
    id_text = f"concat_ws(chr(31), {', '.join([*WHOSE, 'CAST(delta_no AS VARCHAR)'])})"
    return (
        f"WITH due AS (SELECT {whose}, sum(amount) AS amount, bool_or(refusal IS NOT NULL) AS refused,"
        " max(reversed) AS reversed, max(business_date) AS business_date, max(version) AS version,"
        " max(price_date) AS price_date, max(recognised_date) AS recognised_date,"
        " bool_or(provisional) AS provisional, max(weight_reading) AS weight_reading"
        f" FROM {due} GROUP BY {whose}),"
        f" charged AS (SELECT {whose}, sum(amount) AS amount, max(delta_no) AS delta_no,"
        " max_by(version, delta_no) AS version, max_by(business_date, delta_no) AS business_date,"
        " max_by(weight_reading, delta_no) AS weight_reading,"
        " max_by(price_date, delta_no) AS price_date, max_by(recognised_date, delta_no) AS recognised_date"
        f" FROM {charged} GROUP BY {whose}),"
        " refused AS (SELECT DISTINCT subject, subject_id, contract FROM due WHERE refused),"
        f" differing AS (SELECT {named}, coalesce(d.amount, 0) - coalesce(c.amount, 0) AS amount,"
        " coalesce(c.delta_no + 1, 0) AS delta_no,"
        " coalesce(d.business_date, c.business_date) AS business_date,"
        " coalesce(d.version, c.version) AS version, coalesce(d.price_date, c.price_date) AS price_date,"
        " coalesce(d.recognised_date, c.recognised_date) AS recognised_date,"
        " coalesce(d.provisional, FALSE) AS provisional,"
        " coalesce(d.weight_reading, c.weight_reading, '') AS weight_reading,"
        " CASE WHEN c.delta_no IS NULL THEN 'first_rating' WHEN d.reversed IS NOT NULL THEN d.reversed"
        " WHEN d.subject_id IS NULL THEN 'contract_changed' WHEN d.amount = 0 THEN 'no_longer_due'"
        " WHEN d.version <> c.version THEN 'version_changed'"
        " WHEN d.weight_reading <> coalesce(c.weight_reading, '') THEN 'reweighed'"
        " ELSE 'fact_changed' END AS reason"
        f" FROM due AS d FULL JOIN charged AS c ON {both}"
        f" WHERE coalesce(d.contract, c.contract) IN (SELECT contract FROM {sides})"
        " AND NOT EXISTS (SELECT 1 FROM refused AS r"
        " WHERE r.subject = coalesce(d.subject, c.subject)"
        " AND r.subject_id = coalesce(d.subject_id, c.subject_id)"
        " AND r.contract = coalesce(d.contract, c.contract)))"
        f" SELECT md5({id_text}) AS charge_id, *, TIMESTAMPTZ '{known_at.isoformat()}' AS known_at,"
        f" '{run}' AS run FROM differing WHERE amount <> 0"
    )
