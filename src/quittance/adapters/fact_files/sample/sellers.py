"""Sellers and their articles: few sell much, and an article is always the same article."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quittance.adapters.fact_files.sample.boxes import ARTICLE_GRAMS, Boxes, boxes
from quittance.adapters.fact_files.sample.columns import Column, words
from quittance.adapters.fact_files.sample.draw import Draw, Whole

ACCOUNTS = tuple(f"S{number:04d}" for number in range(1, 401))
_SHARES = tuple(100_000 // (rank + 3) for rank in range(len(ACCOUNTS)))

MARKETS = ("UK", "DE", "ES", "NL", "SE", "PL", "BE")
_MARKET_SHARES = (46, 30, 9, 5, 4, 4, 2)

CATEGORIES = (
    "home_products", "clothing_and_accessories", "beauty_health_personal_care", "everything_else",
    "electronic_accessories", "grocery_and_gourmet", "consumer_electronics", "tools_and_home_improvement",
    "baby_products", "pet_clothing_and_food", "computers", "furniture", "automotive_and_powersports",
    "jewellery", "watches",
)  # fmt: skip
_CATEGORY_SHARES = (18, 16, 14, 12, 8, 7, 6, 6, 4, 3, 2, 1, 1, 1, 1)
CLOTHING, MEDIA = 1, 3
_SPECIAL = (2, 5)  # beauty and grocery have the lower price limit

_PRICES = (
    (0, 149), (5_000, 399), (15_000, 699), (30_000, 1_099), (50_000, 1_799), (70_000, 2_999), (85_000, 4_999),
    (95_000, 9_999), (99_000, 24_999), (99_900, 69_999), (100_000, 149_999),
)  # fmt: skip
_ARTICLES = 50  # of one seller


def account(draw: Draw) -> Column:
    """An account for each row: the first of four hundred sell ten times as much as the thirtieth."""
    return words(account_number(draw), ACCOUNTS)


def account_number(draw: Draw) -> Whole:
    """The same as numbers from 0."""
    return draw.choice("account", _SHARES)


def market_number(draw: Draw) -> Whole:
    """The market in which a row was sold, as a place in `MARKETS`."""
    return draw.choice("market", _MARKET_SHARES)


@dataclass(frozen=True, slots=True)
class Articles:
    """What is sold. All of it follows from the article, so every line of an article agrees."""

    number: Whole
    draw: Draw
    box: Boxes

    @property
    def sku(self) -> Column:
        """The seller's number and that of the article."""
        names = [f"{seller}-{article:02d}" for seller in ACCOUNTS for article in range(_ARTICLES)]
        return words(self.number, names)

    @property
    def category(self) -> Whole:
        """A place in `CATEGORIES`."""
        return self.draw.choice("category", _CATEGORY_SHARES)

    @property
    def price_group(self) -> Column:
        """general, or special for beauty and grocery."""
        return words(np.isin(self.category, _SPECIAL).astype(np.int64), ("general", "special"))

    @property
    def cents(self) -> Whole:
        """The price, which ends in .99 more often than not."""
        cents = self.draw.curve("price", _PRICES)
        return np.where(self.draw.chance("ends in 99", 600), cents // 100 * 100 + 99, cents)

    @property
    def is_oversize(self) -> Whole:
        """1 where the longest side is over 45 cm, which warehouses call oversize; else 0."""
        first, second, third = self.box.sides
        longest: Whole = np.maximum(np.maximum(first, second), third)
        return (longest > 450).astype(np.int64)


def articles(seed: int, accounts: Whole, draw: Draw) -> Articles:
    """An article of its seller for each row; the first articles sell best."""
    shares = [1_000 // (rank + 2) for rank in range(_ARTICLES)]
    number = accounts * _ARTICLES + draw.choice("article", shares)
    own = Draw(seed, number)
    return Articles(number, own, boxes(own, ARTICLE_GRAMS))
