"""The tables of the parties app."""

from __future__ import annotations

from quittance.app.parties.models.items import (
    TABLES,
    Account,
    Address,
    Contact,
    CustomerNumber,
    Evidence,
    Profile,
    Registration,
    Shop,
    VendorRole,
)
from quittance.app.parties.models.party import Party, PartyEntry
from quittance.app.parties.models.personal import Erasure, PersonalDetails
from quittance.app.parties.models.record import Record
from quittance.app.parties.models.verification import AccountVerification

__all__ = [
    "TABLES",
    "Account",
    "AccountVerification",
    "Address",
    "Contact",
    "CustomerNumber",
    "Erasure",
    "Evidence",
    "Party",
    "PartyEntry",
    "PersonalDetails",
    "Profile",
    "Record",
    "Registration",
    "Shop",
    "VendorRole",
]
