"""The contracts with somebody."""

from __future__ import annotations

from collections.abc import Sequence

from quittance.app.contracts.models import Contract
from quittance.kernel.refusal import Refusal


class NoContractWith(Refusal):
    """There is no contract with that party."""

    code = "NO_CONTRACT_WITH"


def contracts_of(parties: Sequence[str]) -> list[str]:
    """The codes of all contracts with these parties. Refuses with `NoContractWith`."""
    found: list[str] = []
    for party in parties:
        codes = Contract.objects.filter(party__code=party).order_by("code").values_list("code", flat=True)
        if not codes:
            raise NoContractWith(
                f"There is no contract with {party}.", "quittance contract list shows who there is one with."
            )
        found += codes
    return found
