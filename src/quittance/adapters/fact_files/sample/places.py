"""Destinations: countries by their share of parcels, postcodes of the right shape with real prefixes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa

from quittance.adapters.fact_files.sample.columns import Column
from quittance.adapters.fact_files.sample.draw import Draw, Whole
from quittance.adapters.fact_files.sample.uk_areas import uk_districts

EUROPE = {
    "GB": 340, "DE": 200, "FR": 140, "IT": 80, "ES": 70, "NL": 50, "PL": 40, "BE": 30, "AT": 20, "SE": 15,
    "DK": 10, "IE": 5,
}  # fmt: skip
UNITED_KINGDOM = {"GB": 1}

_INWARD = "ABDEFGHJLNPQRSTUWXYZ"
_IRISH = tuple(
    letter + number
    for letter, numbers in (
        ("D", "01 02 03 04 05 06 07 08 09 11 12 13 14 15 16 18 22 24"),
        ("A", "91 92 94 96"), ("C", "15"), ("E", "91"), ("F", "91 92"), ("H", "91"), ("K", "32 67"),
        ("N", "37"), ("P", "31 43"), ("R", "32 95"), ("T", "12 23"), ("V", "94 95"), ("W", "23 91"),
        ("X", "91"), ("Y", "35"),
    )
    for number in numbers.split()
)  # fmt: skip
"""Routing keys, Dublin first."""
_GERMAN_GAPS = frozenset({5, 11, 43, 62})
_UNITS = 24
_TOTAL = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Places:
    """A pool of destinations: country, British zone (1 to 3, else 0), postcode, running weights."""

    countries: tuple[str, ...]
    country: Whole
    zone: Whole
    postcodes: Column
    ends: Whole

    def draw(self, draw: Draw) -> Whole:
        """A place in the pool for each row."""
        at = draw.below("place", int(self.ends[-1]))
        return np.searchsorted(self.ends, at, side="right").astype(np.int64)


def places(shares: Mapping[str, int]) -> Places:
    """The pool for countries with these shares."""
    return _pool(tuple(shares.items()))


@cache
def _pool(shares: tuple[tuple[str, int], ...]) -> Places:
    country: list[int] = []
    zone: list[int] = []
    codes: list[str] = []
    weights: list[int] = []
    total = sum(share for _, share in shares)
    for number, (name, share) in enumerate(shares):
        entries = _postcodes(name)
        whole = sum(weight for _, weight in entries)
        for code, weight in entries:
            country.append(number)
            zone.append(_zone(code) if name == "GB" else 0)
            codes.append(code)
            weights.append(max(1, _TOTAL * share * weight // (total * whole)))
    return Places(
        tuple(name for name, _ in shares),
        np.array(country, dtype=np.int64),
        np.array(zone, dtype=np.int64),
        pa.array(codes, pa.string()),
        np.cumsum(np.array(weights, dtype=np.int64)),
    )


def _postcodes(country: str) -> list[tuple[str, int]]:
    """Every postcode of the pool with its weight."""
    if country == "GB":
        return [
            (f"{outward} {unit % 9 + 1}{_INWARD[unit * 7 % 20]}{_INWARD[unit * 3 % 19]}", weight)
            for outward, weight in uk_districts()
            for unit in range(_UNITS)
        ]
    return [(code, 1) for code in _even(country)]


def _even(country: str) -> Iterator[str]:
    """Postcodes of a country that is not weighted by place."""
    match country:
        case "IE":
            yield from (f"{key} {'ACDEFHKN'[unit % 8]}{unit:03d}" for key in _IRISH for unit in range(1, 25))
        case "NL":
            yield from (
                f"{head}{tail:02d} {_INWARD[tail % 20]}{_INWARD[head % 19]}"
                for head in range(10, 100)
                for tail in range(0, 100, 3)
            )
        case "BE" | "AT" | "DK":
            yield from (f"{head}{tail:02d}" for head in range(10, 100) for tail in range(0, 100, 5))
        case "PL":
            yield from (f"{head:02d}-{tail:03d}" for head in range(100) for tail in range(1, 1000, 30))
        case "SE":
            yield from (f"{head}{tail} {tail * 7 % 100:02d}" for head in range(10, 99) for tail in range(10))
        case _:
            heads = {"DE": range(1, 100), "FR": range(1, 96), "IT": range(99), "ES": range(1, 53)}[country]
            gaps = _GERMAN_GAPS if country == "DE" else frozenset[int]()
            yield from (
                f"{head:02d}{tail:03d}" for head in heads if head not in gaps for tail in range(7, 1000, 30)
            )


_FAR = ("BT", "HS", "IV", "KW", "ZE")
_NORTH = ("AB", "PA", "PH")


def _zone(postcode: str) -> int:
    """A carrier's zone as cards draw it, synthetic: islands and the far north 3, the north 2, else 1."""
    return 3 if postcode.startswith(_FAR) else 2 if postcode.startswith(_NORTH) else 1
