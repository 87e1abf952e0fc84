"""The tables of the privacy app."""

from __future__ import annotations

from quittance.app.privacy.models.month_key import MonthKey
from quittance.app.privacy.models.person import Person
from quittance.app.privacy.models.raw_file import RawFile

__all__ = ["MonthKey", "Person", "RawFile"]
