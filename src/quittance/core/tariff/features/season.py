"""`season`: a recurring window, both days in, that may cross the year end."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.language.season import parse_season
from quittance.core.tariff.reading.line_reader import LineReader

KEYS = ("season",)
"""The keys of a line that it owns."""


@dataclass(frozen=True, slots=True)
class Season:
    """Yes when the pricing date's (month, day) lies from `first` to `last`, both included."""

    first: tuple[int, int]
    last: tuple[int, int]


def read(line: LineReader) -> tuple[Season, ...]:
    """The gate of the line's `season`; none if there is none."""
    season = line.parsed("season", parse_season)
    return (Season(season.first, season.last),) if season is not None else ()
