"""The tables of the contracts app."""

from __future__ import annotations

from quittance.app.contracts.models.agreed import KINDS, AgreedCharge, AgreedEvidence, Budget
from quittance.app.contracts.models.calendar import BillingPeriod
from quittance.app.contracts.models.contract import SIDES, Contract
from quittance.app.contracts.models.document import ContractDocument, Notice, StoredFile
from quittance.app.contracts.models.layer import Enrolment, Layer
from quittance.app.contracts.models.version import EFFECTS, STATES, ContractVersion

__all__ = [
    "EFFECTS",
    "KINDS",
    "SIDES",
    "STATES",
    "AgreedCharge",
    "AgreedEvidence",
    "BillingPeriod",
    "Budget",
    "Contract",
    "ContractDocument",
    "ContractVersion",
    "Enrolment",
    "Layer",
    "Notice",
    "StoredFile",
]
