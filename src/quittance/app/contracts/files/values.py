"""What the files of a contract say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from quittance.core.contracts.calendar import BillingPeriod
from quittance.kernel.finding import Place


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A file that belongs to a version, such as the signed contract; `kind` says what it is."""

    kind: str
    path: Path


@dataclass(frozen=True, slots=True)
class NoticeFile:
    """The notice of a version: the day on which the other side got it, and the file that proves it."""

    delivered_on: date
    proof: Path


@dataclass(frozen=True, slots=True)
class VersionFile:
    """A version in a contract.toml.

    tariff   the folder or workbook with its prices; None for one that ends the contract on `from_date`.
    terms    those of the contract, with those of the version in their place.
    reason   why the contract ends; "" for a version with prices.
    """

    place: Place
    from_date: date
    until_date: date | None
    tariff: Path | None
    terms: Mapping[str, Any]
    reason: str = ""
    documents: tuple[DocumentFile, ...] = ()
    notice: NoticeFile | None = None


@dataclass(frozen=True, slots=True)
class ContractFile:
    """A contract.toml.

    layer     "" where it names none.
    replaces  the charge codes that it takes from the layers below; empty for all.
    enrolled  it prices only accounts that are enrolled.
    """

    path: Path
    code: str
    side: str
    entity: str
    party: str
    currency: str
    binds: Mapping[str, list[str]]
    versions: tuple[VersionFile, ...]
    layer: str = ""
    replaces: tuple[str, ...] = ()
    enrolled: bool = False


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendars/NAME.csv."""

    name: str
    periods: tuple[BillingPeriod, ...]
