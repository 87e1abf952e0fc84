"""The documented names that a tariff may read, whatever the subject: `docs/reference/facts.md` in print."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from quittance.core.facts.catalogue.amounts import AMOUNTS
from quittance.core.facts.catalogue.calendar import CALENDAR
from quittance.core.facts.catalogue.counts import COUNTS
from quittance.core.facts.catalogue.dates import DATES
from quittance.core.facts.catalogue.flags import FLAGS
from quittance.core.facts.catalogue.ids import IDS
from quittance.core.facts.catalogue.measures import MEASURES
from quittance.core.facts.catalogue.places import PLACES
from quittance.core.facts.catalogue.times import TIMES
from quittance.core.facts.catalogue.words import WORDS
from quittance.core.facts.definition import FactDefinition

AREAS: tuple[tuple[str, tuple[FactDefinition, ...]], ...] = (
    ("Weights and sizes", MEASURES),
    ("Counts", COUNTS),
    ("Times", TIMES),
    ("Amounts of money", AMOUNTS),
    ("Places", PLACES),
    ("Words", WORDS),
    ("Yes or no", FLAGS),
    ("Dates", DATES),
    ("Ids that group", IDS),
    ("From the pricing date", CALENDAR),
)
"""The catalogue in the order of its page, by subject area."""

CATALOGUE: Mapping[str, FactDefinition] = MappingProxyType(
    {definition.name: definition for _, definitions in AREAS for definition in definitions}
)
"""Every catalogued fact by its name."""
