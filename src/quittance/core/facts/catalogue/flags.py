"""What is either so or not so."""

from __future__ import annotations

from quittance.core.facts.catalogue.make import flag

FLAGS = (
    flag("dangerous_goods", "dangerous goods as the carrier defines them", "is_dangerous_goods"),
    flag("hazmat", "hazardous material as the warehouse defines it", "is_hazmat"),
    flag("lithium", "contains lithium batteries"),
    flag("apparel", "clothing", "is_apparel"),
    flag("media", "books, music, video, software", "is_media"),
    flag("fragile", "handle with care"),
    flag("perishable", "spoils"),
    flag("high_value", "needs a secured place"),
    flag("stackable", "something may stand on it", "is_stackable"),
    flag("conveyable", "runs on the belt", "is_conveyable"),
    flag("residential", "delivered to a private address", "is_residential"),
    flag("saturday", "delivery on Saturday booked", "saturday_delivery"),
    flag("signature", "signature booked", "signature_required"),
    flag("adult_signature", "signature of an adult booked"),
    flag("insured", "insurance booked"),
    flag("cod", "cash on delivery booked"),
    flag("tail_lift", "vehicle with tail lift booked"),
    flag("appointment", "delivery by appointment"),
    flag("congestion_zone", "collected or delivered in a congestion zone"),
    flag("low_emission_zone", "collected or delivered in a low emission zone"),
    flag("address_corrected", "the carrier had to correct the address"),
    flag("undeliverable", "could not be delivered"),
    flag("is_return", "goods travel back"),
    flag("relabelled", "needed a new label"),
    flag("compliant", "inbound as the rules ask"),
    flag("shipped_on_time", "left within the promised time", "on_time"),
    flag("delivered_on_time", "arrived within the promised time"),
    flag("first_scan_on_time", "first scan within the promised time"),
    flag("cep_enrolled", "account takes part in Central European fulfilment"),
    flag("low_price_enrolled", "account takes part in the low price programme"),
    flag("vat_included", "the subject's amounts include VAT"),
)
