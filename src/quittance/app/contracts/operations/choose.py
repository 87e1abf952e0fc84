"""Finds the versions that a deed is about, or refuses by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from quittance.app.contracts.models import Contract, ContractVersion
from quittance.app.platform.models import Actor
from quittance.kernel.refusal import Refusal


class SamePerson(Refusal):
    """Whoever wrote something does not approve it."""

    code = "SAME_PERSON"


class ContractUnknown(Refusal):
    """There is no contract of that code."""

    code = "CONTRACT_UNKNOWN"


class WrongStep(Refusal):
    """The version of a contract is in a state that does not allow this."""

    code = "WRONG_STEP"


def name_of(version: ContractVersion) -> str:
    """ "SELL-1 from 2026-01-01", or "the end of SELL-1 on 2026-01-01"."""
    if version.ends:
        return f"the end of {version.contract.code} on {version.from_date}"
    return f"{version.contract.code} from {version.from_date}"


def find_contract(code: str) -> Contract:
    """The contract of that code. Refuses with `ContractUnknown`."""
    contract = Contract.objects.filter(code=code).first()
    if contract is None:
        raise ContractUnknown(f"There is no contract {code}.", "quittance contract list shows them.")
    return contract


def waiting(codes: Sequence[str], states: Sequence[str]) -> list[ContractVersion]:
    """The versions of these contracts, or of all, that are in one of the states, locked for the deed.

    Refuses with `ContractUnknown`.
    """
    for code in codes:
        find_contract(code)
    found = ContractVersion.objects.select_for_update(of=("self",)).filter(state__in=states)
    if codes:
        found = found.filter(contract__code__in=codes)
    return list(found.select_related("contract").order_by("contract__code", "from_date", "number"))


def one_version(code: str, from_date: date | None, states: Sequence[str], deed: str) -> ContractVersion:
    """The only version of the contract in one of the states, or the one from that day.

    Refuses with `ContractUnknown`, or with `WrongStep` where there is none or the day does not tell which.
    """
    contract = find_contract(code)
    versions = [one for one in waiting((code,), states) if from_date is None or one.from_date == from_date]
    if len(versions) == 1:
        return versions[0]
    if versions:
        days = ", ".join(str(one.from_date) for one in versions)
        raise WrongStep(f"{code} has versions from {days} that could be {deed}.", "Name one: --from DAY.")
    last = (
        contract.versions.filter(**({"from_date": from_date} if from_date else {})).order_by("number").last()
    )
    state = f"{name_of(last)} is {last.state}" if last else f"{code} has no version from {from_date}"
    raise WrongStep(
        f"{state} and cannot be {deed}.", f"quittance contract show {code} tells the state of each version."
    )


def not_the_author(version: ContractVersion, actor: Actor, deed: str) -> None:
    """Refuses with `SamePerson` whoever wrote the version."""
    if version.author_id == actor.pk:
        raise SamePerson(
            f"{actor.name} wrote {name_of(version)} and cannot {deed} it.",
            f"Let somebody else {deed} it: --actor NAME.",
        )
