"""Parties as a file says them, before anything is checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quittance.core.parties.item import Value
from quittance.kernel.finding import Finding, Place


@dataclass(frozen=True, slots=True)
class SourceItem:
    """An item with the place of each of its values; `kind` may be one that there is not."""

    kind: str
    values: Mapping[str, Value]
    places: Mapping[str, Place]
    place: Place

    def place_of(self, name: str) -> Place:
        """Where the value stands, or where it is missing."""
        return self.places.get(name, self.place)


@dataclass(frozen=True, slots=True)
class SourceParty:
    """A party in a file.

    is_whole  the file says everything that is known of the party: what it no longer says is withdrawn. A line
              of parties.csv only adds and corrects.
    """

    code: str
    items: tuple[SourceItem, ...]
    place: Place
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class SourceParties:
    """Everything that was read, and what could not be."""

    parties: tuple[SourceParty, ...]
    findings: tuple[Finding, ...] = ()
