"""Ends a contract on a day, by a version without prices that somebody else approves."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from quittance.app.contracts.models import ContractVersion
from quittance.app.contracts.operations.choose import WrongStep, find_contract, name_of
from quittance.app.contracts.operations.load import STREAM
from quittance.app.contracts.queries.dated import approved_versions, dated
from quittance.app.platform.models import Actor
from quittance.app.platform.operations.events import record_event
from quittance.core.contracts.timeline import cut, holding_on


def end_contract(code: str, on: date, *, reason: str, actor: Actor, at: datetime) -> str:
    """A draft that ends the contract on that day, the first without it. Gives its name.

    Refuses with `ContractUnknown`, or with `WrongStep` where no approved version holds on the day before, or
    an end on that day waits already.
    """
    with transaction.atomic():
        contract = find_contract(code)
        if holding_on(cut(dated(approved_versions(contract))), on - timedelta(days=1)) is None:
            raise WrongStep(
                f"No approved version of {code} holds on the day before {on}, so it cannot end then.",
                f"quittance contract show {code} tells the days of each version.",
            )
        if contract.versions.filter(ends=True, from_date=on, state__in=("draft", "reviewed")).exists():
            raise WrongStep(f"The end of {code} on {on} waits for approval.", "Approve or withdraw it.")
        version = ContractVersion.objects.create(
            contract=contract,
            number=contract.versions.count() + 1,
            from_date=on,
            ends=True,
            files={},
            content_hash="",
            terms={},
            reason=reason,
            state="draft",
            author=actor,
        )
        record_event(
            stream=STREAM,
            deed="contracts.end_proposed",
            about=name_of(version),
            actor=actor,
            at=at,
            after={"reason": reason},
        )
    return name_of(version)
