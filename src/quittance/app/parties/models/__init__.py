"""The tables of the parties app."""

from __future__ import annotations

from quittance.app.parties.models.party import Party

__all__ = ["Party"]
