"""What binds a parcel to a contract, and what is said of a folder that cannot be used."""

from __future__ import annotations

from quittance.app.contracts.files.read import BINDS
from quittance.kernel.refusal import Refusal


class BadContract(Refusal):
    """A file of a contract says something that it cannot say."""

    code = "BAD_CONTRACT"


__all__ = ["BINDS", "BadContract"]
