"""The page about sample facts: its prose is a template, its numbers are those of the code."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from quittance.adapters.fact_files.sample import (
    boxes,
    calendar,
    groups,
    order_lines,
    parcels,
    sellers,
    warehouse,
)
from quittance.adapters.fact_files.sample.places import EUROPE
from quittance.adapters.fact_files.sample.write import KINDS, MONTH

MADE = "This page is made from the code: run `python -m tests.docs.reference` after changing it.\n"

_TEMPLATE = Path(__file__).with_name("sample_facts.template.md")
_SHARES = (10, 25, 50, 75, 90, 99)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ROWS = {
    "parcels": "parcels to twelve countries of Europe, from Great Britain or the Netherlands",
    "uk_parcels": "parcels within the United Kingdom",
    "order_lines": "lines of marketplace orders, most of them fulfilled by the platform",
    "stock": "the level of an article on each day of the month",
    "activities": "work in the warehouse, each with its unit of measure",
}


def sample_page() -> str:
    """What `quittance sample facts` draws from, and how far it can be trusted."""
    work = warehouse._WORK
    values = {
        "made": MADE,
        "month": f"{MONTH:%B %Y}",
        "kinds": _table(("`--subject`", "rows of", "what they are"), _kinds()),
        "sizes": _table(("below that are", *(f"{share} %" for share in _SHARES), "all"), _sizes()),
        "countries": _table(("country", *EUROPE), [("of 1,000 parcels", *map(str, EUROPE.values()))]),
        "days": _table(("day", *_WEEKDAYS), [("of 100", *map(str, calendar._BY_WEEKDAY))]),
        "orders": _table(("orders with", "1", "2", "3", "4"), _orders()),
        "one_unit": order_lines._UNITS[0],
        "two_units": order_lines._UNITS[1],
        "at_home": _shares(parcels._SERVICES, parcels._AT_HOME),
        "abroad": _shares(parcels._SERVICES, parcels._ABROAD),
        "within_uk": _shares(parcels._SERVICES, parcels._TRACKED),
        "packaging": _shares(parcels._PACKAGING, parcels._PACKED, whole=10),
        "declared_half": _money(_at(parcels._DECLARED, 50)),
        "declared_high": _money(_at(parcels._DECLARED, 98)),
        "declared_most": _money(parcels._DECLARED[-1][1]),
        "accounts": len(sellers.ACCOUNTS),
        "articles": sellers._ARTICLES,
        "markets": _shares(sellers.MARKETS, sellers._MARKET_SHARES),
        "categories": _shares(sellers.CATEGORIES, sellers._CATEGORY_SHARES),
        "price_half": _money(_at(sellers._PRICES, 50)),
        "price_high": _money(_at(sellers._PRICES, 90)),
        "price_most": _money(sellers._PRICES[-1][1]),
        "level_half": _at(warehouse._LEVELS, 50),
        "level_high": _at(warehouse._LEVELS, 95),
        "pallet": f"{warehouse._ON_A_PALLET_CM3:,}",
        "activities": _table(
            ("activity", *(f"{name} ({unit})" for name, unit, _ in work)),
            [("of 100", *(str(share) for _, _, share in work))],
        ),
    }
    return _TEMPLATE.read_text(encoding="utf-8").format(**values)


def _kinds() -> list[Sequence[str]]:
    return [(f"`{kind}`", f"`{subject}`", _ROWS[kind]) for kind, (subject, _) in KINDS.items()]


def _sizes() -> list[Sequence[str]]:
    rows: list[Sequence[str]] = [
        (name, *(f"{_at(curve, share):,}" for share in (*_SHARES, 100)))
        for name, curve in (("parcel, g", boxes.PARCEL_GRAMS), ("article, g", boxes.ARTICLE_GRAMS))
    ]
    tenths = [_at(boxes._SPACE, share) for share in (*_SHARES, 100)]
    return [*rows, ("space, cm3 per g", *(f"{tenth // 10}.{tenth % 10}" for tenth in tenths))]


def _orders() -> list[Sequence[str]]:
    """Of all orders in percent, those with one to four."""
    rows: list[Sequence[str]] = []
    for name, cuts in (("parcels", groups.PARCELS), ("lines", groups.ORDER_LINES)):
        sizes = [size for cut in cuts for size in cut]
        rows.append((name, *(f"{100 * sizes.count(size) / len(sizes):.1f} %" for size in (1, 2, 3, 4))))
    return rows


def _at(curve: Sequence[tuple[int, int]], percent: int) -> int:
    """The value below which so many percent are."""
    share = percent * 1000
    for (left, low), (right, high) in pairwise(curve):
        if share <= right:
            return low + (high - low) * (share - left) // (right - left)
    raise AssertionError(percent)


def _shares(names: Sequence[str], shares: Sequence[int], whole: int = 1) -> str:
    """`a` 48 %, `b` 38 %; `whole` is 10 where the shares are in a thousand."""
    assert sum(shares) == 100 * whole
    told = zip(names, shares, strict=True)
    return ", ".join(f"`{name}` {share / whole:g} %" for name, share in told if share)


def _money(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02}"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
