"""Stock levels day by day, and work done in the warehouse."""

from __future__ import annotations

from datetime import date

import numpy as np

from quittance.adapters.fact_files.sample.calendar import day_of, first_day, month_days
from quittance.adapters.fact_files.sample.columns import Column, counts, dates, decimals, flags, ids, words
from quittance.adapters.fact_files.sample.draw import Draw, Whole
from quittance.adapters.fact_files.sample.sellers import (
    ACCOUNTS,
    CATEGORIES,
    CLOTHING,
    MARKETS,
    account_number,
    articles,
    market_number,
)

_SITES = ("GB-DON", "GB-DAV", "NL-VEN", "PL-WRO")
_LEVELS = (
    (0, 0),
    (10_000, 3),
    (50_000, 40),
    (80_000, 180),
    (95_000, 900),
    (99_000, 4_000),
    (100_000, 12_000),
)
_ON_A_PALLET_CM3 = 960_000
_WORK = (
    ("pick", "each", 38), ("pack", "order", 24), ("ship", "order", 14), ("putaway", "carton", 8),
    ("receive", "carton", 8), ("return", "each", 4), ("vas", "hour", 2), ("count", "each", 2),
)  # fmt: skip
_MUCH = ((0, 1), (60_000, 2), (85_000, 5), (95_000, 18), (99_000, 80), (100_000, 400))


def stock(seed: int, rows: Whole, month: date) -> dict[str, Column]:
    """Levels of an article on each day of the month: thirty rows in a row are one article."""
    days = month_days(month)
    series, day = rows // days, rows % days
    by_series = Draw(seed, series)
    seller = account_number(by_series)
    article = articles(seed, seller, by_series)
    sold = by_series.below("sold a day", 9) * day
    units = np.maximum(by_series.curve("level", _LEVELS) - sold, 0)
    cubic_cm = units * article.box.cubic_centimetres
    return {
        "stock_id": ids("K", rows),
        "stock_date": dates(first_day(month) + day),
        "account": words(seller, ACCOUNTS),
        "site": words(by_series.choice("site", (4, 3, 2, 1)), _SITES),
        "market": words(market_number(by_series), MARKETS),
        "sku": article.sku,
        "size_group": words(article.is_oversize, ("standard", "oversize")),
        "category_group": words(
            (article.category == CLOTHING).astype(np.int64), ("all_other", "clothing_eyewear_footwear_bags")
        ),
        "category": words(article.category, CATEGORIES),
        "dangerous_goods": flags(article.draw.chance("dangerous goods", 15)),
        "units_on_hand": counts(units),
        "volume": decimals(cubic_cm, 12, 6),
        "pallets_on_hand": decimals(-(-cubic_cm // _ON_A_PALLET_CM3) * 1_000, 9, 3),
        "age": counts(by_series.below("age", 240) + day),
    }


def activities(seed: int, rows: Whole, month: date) -> dict[str, Column]:
    """Work done, each with its unit of measure."""
    draw = Draw(seed, rows)
    kind = draw.choice("activity", [share for _, _, share in _WORK])
    quantity = draw.curve("quantity", _MUCH)
    hourly = np.array([unit == "hour" for _, unit, _ in _WORK])[kind]
    return {
        "activity_id": ids("A", rows),
        "activity_date": dates(day_of(draw, "activity date", month)),
        "account": words(account_number(draw), ACCOUNTS),
        "site": words(draw.choice("site", (4, 3, 2, 1)), _SITES),
        "activity_type": words(kind, [name for name, _, _ in _WORK]),
        "unit_of_measure": words(kind, [unit for _, unit, _ in _WORK]),
        "quantity": decimals(np.where(hourly, quantity * 250, quantity * 1_000), 12, 3),
        "working_time": decimals(quantity * (20 + draw.below("pace", 40)), 9, 2),
    }
