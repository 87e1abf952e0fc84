"""Why a file of parties cannot be read at all."""

from __future__ import annotations

from quittance.kernel.refusal import Refusal


class PartiesUnreadable(Refusal):
    """A file of parties cannot be read as one."""

    code = "PARTIES_UNREADABLE"
