"""The tables of the contracts app."""

from __future__ import annotations

from quittance.app.contracts.models.contract import SIDES, Contract
from quittance.app.contracts.models.version import ContractVersion

__all__ = ["SIDES", "Contract", "ContractVersion"]
