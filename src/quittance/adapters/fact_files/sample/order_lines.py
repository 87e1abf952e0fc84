"""Order lines of a marketplace, fulfilled by the platform for the most part."""

from __future__ import annotations

from datetime import date

from quittance.adapters.fact_files.sample.calendar import day_of
from quittance.adapters.fact_files.sample.columns import Column, counts, dates, decimals, flags, ids, words
from quittance.adapters.fact_files.sample.draw import Draw, Whole
from quittance.adapters.fact_files.sample.groups import ORDER_LINES, group_of
from quittance.adapters.fact_files.sample.sellers import (
    ACCOUNTS,
    CATEGORIES,
    CLOTHING,
    MARKETS,
    MEDIA,
    account_number,
    articles,
    market_number,
)

_UNITS = (84, 10, 4, 1, 1)
_SELLER_COUNTRIES = ("CN", "GB", "DE", "PL", "ES")
_DOLLARS = 3


def order_lines(seed: int, rows: Whole, month: date) -> dict[str, Column]:
    """The columns of order lines with these numbers. An order has one seller, market and day."""
    draw = Draw(seed, rows)
    order = group_of(seed, rows, "lines of an order", ORDER_LINES)
    by_order = Draw(seed, order)
    seller = account_number(by_order)
    by_seller = Draw(seed, seller)
    article = articles(seed, seller, draw)
    ordered = day_of(by_order, "order date", month)
    return {
        "order_line_id": ids("L", rows),
        "order_id": ids("O", order),
        "account": words(seller, ACCOUNTS),
        "seller_country": words(by_seller.choice("seller country", (45, 30, 15, 6, 4)), _SELLER_COUNTRIES),
        "market": words(market_number(by_order), MARKETS),
        "sku": article.sku,
        "category": words(article.category, CATEGORIES),
        "price_group": article.price_group,
        "units": counts(1 + draw.choice("units", _UNITS)),
        "item_price": decimals(article.cents, 9, 2),
        "order_date": dates(ordered),
        "ship_date": dates(ordered + by_order.choice("days to ship", (70, 24, 6))),
        **article.box.columns(),
        "dangerous_goods": flags(article.draw.chance("dangerous goods", 15)),
        "hazmat": flags(article.draw.chance("hazmat", 12)),
        "apparel": flags(article.category == CLOTHING),
        "media": flags((article.category == MEDIA) & article.draw.chance("media", 250)),
        "cep_enrolled": flags(by_seller.chance("cep enrolled", 550)),
        "low_price_enrolled": flags(by_seller.chance("low price enrolled", 700)),
        "fulfilled_by": words(by_order.choice("fulfilled by", (85, 15)), ("platform", "seller")),
        "shipped_on_time": flags(by_order.chance("on time", 965)),
    }
