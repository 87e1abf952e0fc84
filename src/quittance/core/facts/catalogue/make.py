"""Short ways to write down a definition of each kind, so that the lists read as lists."""

from __future__ import annotations

from decimal import Decimal

from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind


def number(
    name: str,
    unit: str,
    decimals: int,
    highest: int,
    meaning: str,
    *columns: str,
    signed: bool = False,
    derived_from: tuple[str, ...] = (),
) -> FactDefinition:
    """A number from 0 to `highest` of `unit`."""
    return FactDefinition(
        name=name,
        kind=Kind.NUMBER,
        meaning=meaning,
        unit=unit,
        decimals=decimals,
        highest=Decimal(highest),
        columns=columns,
        signed=signed,
        derived_from=derived_from,
    )


def mass(name: str, meaning: str, *columns: str) -> FactDefinition:
    """A weight: kg to the gram, up to 100 t."""
    return number(name, "kg", 3, 100_000, meaning, *columns)


def length(name: str, meaning: str, *columns: str, derived_from: tuple[str, ...] = ()) -> FactDefinition:
    """A side of a piece: cm to the tenth of a millimetre, up to 50 m."""
    return number(name, "cm", 2, 5_000, meaning, *columns, derived_from=derived_from)


def count(name: str, unit: str, meaning: str, *columns: str) -> FactDefinition:
    """How many whole things, up to a million."""
    return number(name, unit, 0, 1_000_000, meaning, *columns)


def amount(name: str, meaning: str, *columns: str, signed: bool = False) -> FactDefinition:
    """Money in the subject's currency: four decimals, up to ten million."""
    return number(name, "money", 4, 10_000_000, meaning, *columns, signed=signed)


def word(name: str, meaning: str, *columns: str, derived_from: tuple[str, ...] = ()) -> FactDefinition:
    """A word: compared as it stands, never a number."""
    return FactDefinition(name, Kind.WORD, meaning, columns=columns, derived_from=derived_from)


def flag(name: str, meaning: str, *columns: str) -> FactDefinition:
    """A yes or no."""
    return FactDefinition(name, Kind.YES_NO, meaning, columns=columns)


def day(name: str, meaning: str, *columns: str) -> FactDefinition:
    """A date: a business day in the tariff's time zone."""
    return FactDefinition(name, Kind.DATE, meaning, columns=columns)
