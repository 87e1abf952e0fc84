"""The days on which things happened, as business days of the contract's time zone."""

from __future__ import annotations

from quittance.core.facts.catalogue.make import day

DATES = (
    day("order_date", "ordered", "ordered_at"),
    day("label_date", "label made", "label_created_at"),
    day("tender_date", "handed over to the carrier on paper", "tendered_at"),
    day("ship_date", "shipped, as the carrier's card means it"),
    day("shipped_date", "left the warehouse", "shipped_at"),
    day("first_scan_date", "first physical scan", "first_scan_at"),
    day("pickup_date", "collected", "picked_up_date", "picked_up_at"),
    day("departure_date", "trip or flight left", "departed_at", "flight_date"),
    day("arrival_date", "trip or flight arrived", "arrived_at"),
    day("delivered_date", "delivered", "delivered_at", "delivery_date"),
    day("cancelled_date", "cancelled", "cancelled_at"),
    day("received_date", "goods received in the warehouse", "received_at"),
    day("returned_date", "return received", "return_date", "returned_at"),
    day("refunded_date", "refunded", "refunded_at"),
    day("settled_date", "reached its settlement date", "settled_at"),
    day("declared_date", "declaration lodged", "declared_at"),
    day("accepted_date", "declaration accepted", "accepted_at"),
    day("cleared_date", "released by customs", "cleared_at"),
    day("activity_date", "activity done", "started_at"),
    day("stock_date", "day of the stock level", "snapshot_date"),
    day("stay_from", "first day of a stay"),
    day("stay_until", "last day of a stay"),
    day("period_from", "first day of the billed period"),
    day("period_until", "last day of the billed period", "period_to"),
    day("event_date", "day of the event that is priced", "event_time"),
    day("known_date", "became known to us", "known_at", "recorded_at"),
)
