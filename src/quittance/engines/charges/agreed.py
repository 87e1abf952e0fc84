"""Charges that were agreed one by one stand among those that tariffs make due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quittance.engines.compile.relation import ColumnType, Relation
from quittance.kernel.sql_literal import text

_COLUMNS: dict[str, ColumnType] = {
    **dict.fromkeys(("subject", "subject_id", "contract", "code", "charge", "currency", "amount"), "VARCHAR"),
    "agreed_on": "DATE",
}


@dataclass(frozen=True, slots=True)
class Agreed:
    """One of them, as this needs it: `amount` in major units, `charge` as it is called among the others."""

    subject: str
    subject_id: str
    contract: str
    code: str
    charge: str
    currency: str
    amount: str
    on: date


def agreed_relation(agreed: Sequence[Agreed]) -> Relation:
    """`agreed_charges`, a row for each."""
    rows = [
        (one.subject, one.subject_id, one.contract, one.code, one.charge, one.currency, one.amount, one.on)
        for one in agreed
    ]
    return Relation("agreed_charges", dict(_COLUMNS), list(rows))


def agreed_due(kind: str, governing: str, scopes: str) -> str:
    """A SELECT of agreed charges of subjects of the kind, by the names of the columns of what is due.

    `governing` are the subjects with `in_month`, `scopes` the contracts that the run judges. The day agreed
    stands for version, pricing date and recognition.
    """
    return (
        "SELECT a.subject, a.subject_id, g.business_date, a.contract, a.code, a.charge, '' AS bearer,"
        " a.currency, CAST(a.amount AS DECIMAL(18, 4)) AS amount, a.agreed_on AS version,"
        " a.agreed_on AS price_date, a.agreed_on AS recognised_date, FALSE AS provisional,"
        f" TRUE AS known_trigger, '' AS weight_reading, s.side FROM agreed_charges AS a"
        f" JOIN {governing} AS g ON g.subject_id = a.subject_id JOIN {scopes} AS s ON s.contract = a.contract"
        f" WHERE a.subject = {text(kind)} AND g.in_month"
    )
