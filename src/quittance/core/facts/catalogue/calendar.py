"""Numbers and words of the pricing date itself. No file holds them; the rater knows them."""

from __future__ import annotations

from quittance.core.facts.catalogue.make import number, word

PRICE_DATE = "price_date"
"""What stands in `derived_from` of these: the pricing date, which is no fact."""

CALENDAR = (
    number("month", "1", 0, 12, "month of the pricing date, 1 to 12", derived_from=(PRICE_DATE,)),
    number("day", "1", 0, 31, "day of the month of the pricing date", derived_from=(PRICE_DATE,)),
    number("year", "1", 0, 9999, "year of the pricing date", derived_from=(PRICE_DATE,)),
    word("weekday", "monday to sunday, of the pricing date", derived_from=(PRICE_DATE,)),
)
