"""What is known beforehand of a fact: its kind, its unit, and the bounds outside which a row is parked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quittance.core.facts.kind import Kind


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """A documented name that tariffs may read.

    Numbers have a default `unit` (a file may bring another of the same dimension), have at most `decimals`
    decimals in the unit of the file and lie from 0 to `highest` (default unit); `signed` ones from -highest.
    `unit` "money" is an amount in the subject's currency. `columns` are the canonical column names of fact
    files that carry it, besides its own name.
    """

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    decimals: int = 0
    highest: Decimal = Decimal(0)
    columns: tuple[str, ...] = ()
    signed: bool = False
    derived_from: tuple[str, ...] = ()
