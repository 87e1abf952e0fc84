"""How long something took, or lasted."""

from __future__ import annotations

from quittance.core.facts.catalogue.make import number

TIMES = (
    number("days", "day", 0, 36_500, "days of a stay, both ends as the contract counts them", "storage_days"),
    number("age", "day", 0, 36_500, "days since the goods came in", "age_days"),
    number("seller_age", "day", 0, 36_500, "days since the seller's first sale or listing"),
    number("notice", "hour", 2, 100_000, "time between a cancellation and the planned start", "notice_hours"),
    number("rental_days", "day", 0, 36_500, "days a container or trailer was kept"),
    number("transit_days", "day", 0, 3_650, "days from collection to delivery"),
    number("waiting_time", "minute", 2, 100_000, "time waited at the door", "waiting_minutes"),
    number("working_time", "minute", 2, 10_000_000, "time worked", "working_minutes"),
)
