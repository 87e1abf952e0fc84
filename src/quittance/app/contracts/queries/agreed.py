"""Agreed charges as people list them, and as a run expects them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from quittance.app.contracts.models import AgreedCharge
from quittance.engines.charges.agreed import Agreed
from quittance.kernel.currency import parse_currency
from quittance.kernel.money import Money


def agreed_known(known_at: datetime) -> list[str]:
    """The references of those approved by then, in their order."""
    found = AgreedCharge.objects.filter(state="approved", known_at__lte=known_at)
    return list(found.order_by("reference").values_list("reference", flat=True))


def agreed_by(references: Sequence[str]) -> list[Agreed]:
    """The approved charges of these references, for a run to write them to the subject that they name; the
    rule of each is "agreed:REFERENCE".
    """
    rows = AgreedCharge.objects.filter(reference__in=references, state="approved").select_related("contract")
    return [
        Agreed(
            row.subject,
            row.subject_id,
            row.contract.code,
            row.code,
            f"agreed:{row.reference}",
            row.contract.currency,
            str(Money(row.amount_minor, parse_currency(row.contract.currency)).major),
            row.on,
        )
        for row in rows.order_by("reference")
    ]


def agreed_rows() -> list[AgreedCharge]:
    """All of them, the latest first."""
    return list(
        AgreedCharge.objects.select_related("contract", "budget", "asked_by", "approver").order_by("-pk")
    )
